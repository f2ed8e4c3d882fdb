/** The functions of @stdlib that are used here; its bundle has no types. */
declare module '@stdlib/dist-stats-base-dists-flat' {
  interface Distributions {
    readonly beta: { quantile(p: number, alpha: number, beta: number): number };
    readonly f: { cdf(x: number, d1: number, d2: number): number };
    readonly t: { cdf(x: number, df: number): number; quantile(p: number, df: number): number };
  }
  const stdlib: { readonly base: { readonly dists: Distributions } };
  export = stdlib;
}
