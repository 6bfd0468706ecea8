/** How far somebody may be away and still be answered, from the nearest to the farthest. */
export const REACHES = ['this-pc', 'home', 'internet'] as const;
export type Reach = (typeof REACHES)[number];
