import { DefaultNamingStrategy } from 'typeorm';

/** camelCase properties become snake_case columns. */
export class SnakeNaming extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined, prefixes: string[]): string {
    const name = customName ?? propertyName.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
    return [...prefixes, name].join('_');
  }
}
