/** One command: installs what is missing, builds what has changed, starts the server. */
import { install, root } from './lib.mjs';
import { build } from './build.mjs';

process.chdir(root);
await install({ development: false });
await build();
await import(new URL('../dist/main.js', import.meta.url).href);
