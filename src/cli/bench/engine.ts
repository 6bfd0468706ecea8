/** What the scanner page needs of the engine; `size.ts` weighs it as a browser would get it. */
export * from '#sim/network.ts';
export * from '#sim/explain.ts';
export * from '#sim/share.ts';
export { decodeScenario } from '#sim/scenario-decode.ts';
export { captureFrames } from '#sim/capture.ts';
export { encodePcap } from '#sim/codec/pcap.ts';
