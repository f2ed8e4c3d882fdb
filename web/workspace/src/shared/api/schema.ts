import type { components } from '../../../../shared/api/schema.js';

type Schemas = components['schemas'];

/** What the server answers or takes, by its name in docs/api/openapi.json: `Schema<'WaveResponse'>`. */
export type Schema<Name extends keyof Schemas> = Schemas[Name];
