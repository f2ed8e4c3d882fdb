import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

/** Tests and benchmarks are started in the folder of the repository. */
const root = process.cwd();

export interface Service {
  readonly image?: string;
  readonly user?: string;
  readonly command: readonly string[];
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly secrets?: readonly string[];
  readonly volumes?: readonly string[];
  readonly tmpfs?: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly mem_limit?: string;
  readonly stop_grace_period?: string;
  readonly healthcheck?: { readonly test: readonly string[] };
}

/** `docker-compose.yml` as Docker reads it, with the defaults of its variables. */
export function composeServices(
  text: string = readFileSync(path.join(root, 'docker-compose.yml'), 'utf8'),
): Readonly<Record<string, Service>> {
  const filled = text.replace(/\$\{\w+:-([^}]*)\}/g, '$1');
  return (parse(filled, { merge: true }) as { services: Record<string, Service> }).services;
}

/** The environment that docker-compose.yml gives to the server and the worker, with its defaults. */
export function composeEnvironment(): Readonly<Record<string, string>> {
  return environmentOf('server');
}

export function environmentOf(service: string): Readonly<Record<string, string>> {
  const { environment = {} } = composeServices()[service]!;
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, String(value ?? '')]));
}
