import { DataSource, type DataSourceOptions } from 'typeorm';
import { PreparingClient } from './preparing-client.js';
import { SnakeNaming } from './snake-naming.js';

export type EntityList = NonNullable<DataSourceOptions['entities']>;

export function createDataSource(url: string, entities: EntityList, poolSize = 20): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities,
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    logging: false,
    applicationName: 'tripartite',
    poolSize,
    extra: { Client: PreparingClient },
    connectTimeoutMS: 5000,
    // the pool reports lost idle connections; the next query opens a new one, and until then requests get 503
    poolErrorHandler: () => undefined,
  });
}
