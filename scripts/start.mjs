/** One command: installs what is missing, builds what has changed, starts the server. */
import { install, root } from './lib.mjs';
import { build } from './build.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Tripartite needs Node.js 20.19 or newer; this is ${process.versions.node}.\n`);
  process.exit(1);
}
process.chdir(root);
await install({ development: false });
await build();
await import(new URL('../dist/main.js', import.meta.url).href);
