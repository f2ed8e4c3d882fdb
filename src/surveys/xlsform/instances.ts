import type { Messages, Place } from './messages.js';

/** Names of the lists and files that a form can look things up in; a name means one of them. */
export class Instances {
  private readonly uris = new Map<string, string>();
  /** Files that a calculation looks up, which are no source of places. */
  private readonly lookups = new Set<string>();

  constructor(private readonly messages: Messages) {}

  addList(list: string): void {
    if (!this.uris.has(list)) this.uris.set(list, `list:${list}`);
  }

  addFile(file: string, place: Place): void {
    this.add(file.slice(0, file.lastIndexOf('.')), `file:${file}`, place);
  }

  /** A file of `pulldata`, read as CSV. */
  addLookup(name: string, place: Place): void {
    const isNew = !this.uris.has(name);
    this.add(name, `file:${name}.csv`, place);
    if (isNew) this.lookups.add(name);
  }

  has(name: string): boolean {
    return this.uris.has(name) && !this.lookups.has(name);
  }

  files(): readonly string[] {
    return [...this.uris.values()].filter((uri) => uri.startsWith('file:')).map((uri) => uri.slice('file:'.length));
  }

  private add(name: string, uri: string, place: Place): void {
    const known = this.uris.get(name);
    if (known !== undefined && known !== uri) this.messages.add('instance-conflict', place, { name });
    else this.uris.set(name, uri);
  }
}
