// Runs before `npm start` and `npm test`, in plain JavaScript: an old Node could not even read the TypeScript programs.
const needed = [22, 18];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  console.error(`
Minato's programs need Node ${needed.join('.')} or newer; this is ${process.versions.node} (${process.execPath}).
"npm ci" normally puts a fitting Node into node_modules. Do one of these:
  run "npm ci" again, with install scripts allowed and the network reachable
  install Node 24 or newer from https://nodejs.org
`);
  process.exitCode = 1;
}
