/** The part of the reader of JSON-stat that tests use; the package has no types. */
declare module 'jsonstat-toolkit' {
  interface Cell {
    readonly value: number | null;
    readonly status: string | null;
  }

  interface Category {
    readonly label: string;
    readonly unit: unknown;
  }

  interface Dimension {
    Category(id: string): Category;
  }

  interface Dataset {
    readonly source: string;
    readonly role: unknown;
    Data(at: Readonly<Record<string, string>>): Cell;
    Dimension(id: string): Dimension;
  }

  interface Collection {
    readonly class: string;
    readonly note: readonly string[];
    readonly link: { readonly item: readonly { readonly label: string }[] };
    Dataset(at: number): Dataset;
  }

  function JSONstat(document: object): Collection;
  export = JSONstat;
}
