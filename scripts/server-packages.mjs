/**
 * For the container image: moves the packages that the server does not import (the clients are built before, and the
 * database is external) to the development packages, in package.json and package-lock.json of the current folder. Then
 * `npm ci --omit=dev` installs the rest, in the same versions.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const importOf = /(?:^import |\bfrom |\bimport\()'((?:@[\w.-]+\/)?[\w.-]+)[^']*'/gm;

/** Loaded by Nest itself, and the fonts of printed documents, which are read as files. */
const carried = ['@expo-google-fonts/noto-sans-sc', '@nestjs/platform-express', 'reflect-metadata', 'socket.io'];

/** The packages that the files of these folders import, without those of which they use only types. */
function importedIn(folders) {
  const texts = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.ts$/.test(file) && !/\.spec\.ts$/.test(file))
      .map((file) => readFileSync(path.join(folder, file), 'utf8').replace(/^import type [^;]*;/gm, '')),
  );
  return new Set(texts.flatMap((text) => [...text.matchAll(importOf)].map(([, name]) => name)));
}

export function splitPackages(dependencies, folders = ['src', 'migrations']) {
  const imported = importedIn(folders);
  for (const name of carried) imported.add(name);
  const pick = (wanted) =>
    Object.fromEntries(Object.entries(dependencies).filter(([name]) => imported.has(name) === wanted));
  return { server: pick(true), rest: pick(false) };
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const own = JSON.parse(readFileSync('package.json', 'utf8'));
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const { server, rest } = splitPackages(own.dependencies);
  for (const description of [own, lock.packages['']]) {
    description.dependencies = server;
    description.devDependencies = { ...description.devDependencies, ...rest };
  }
  writeFileSync('package.json', JSON.stringify(own));
  writeFileSync('package-lock.json', JSON.stringify(lock));
  process.stdout.write(`The server needs ${Object.keys(server).length} packages: ${Object.keys(server).join(', ')}\n`);
}
