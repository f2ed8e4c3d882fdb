import type { components, paths } from '../../../../shared/api/schema.js';

type Schemas = components['schemas'];

/** Type of a request or answer by its name in docs/api/openapi.json: `Schema<'WaveResponse'>`. */
export type Schema<Name extends keyof Schemas> = Schemas[Name];

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** The paths of docs/api/openapi.json with this method. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, object> ? P : never;
}[keyof paths];

type Operation<M extends Method, P> = P extends keyof paths
  ? paths[P] extends Record<M, infer Described>
    ? Described
    : never
  : never;

type Parameters<O> = O extends { parameters: { path?: object; query?: object } }
  ? Pick<O['parameters'], 'path' | 'query'>
  : never;

type Body<O> = O extends { requestBody: { content: infer Content } }
  ? { body: Content[keyof Content] }
  : { body?: never };

/** Path parameters, query and body of a request, from the API description. */
export type RequestOf<M extends Method, P extends PathOf<M>> = Readonly<
  Parameters<Operation<M, P>> & Body<Operation<M, P>>
>;

type Content<Answer> = Answer extends { content: { 'application/json': infer Json } } ? Json : void;

type Answer<O> = O extends { responses: infer Answers }
  ? { [Status in keyof Answers & (200 | 201 | 202 | 204)]: Content<Answers[Status]> }[keyof Answers &
      (200 | 201 | 202 | 204)]
  : never;

export type AnswerOf<M extends Method, P extends PathOf<M>> = Answer<Operation<M, P>>;

/** A body as entered in a form: a field may be empty, or text instead of a number. */
export type Entered<Body> = { readonly [Field in keyof Body]: Body[Field] | string | null };

/** Sends a form as it was filled in: the server reports missing fields. Only the names of fields are type-checked. */
export const asEntered = <Body>(values: Entered<NoInfer<Body>>): Body => values as Body;

/** An argument that is optional if none of its properties is required. */
export type Given<Options> = object extends Options ? [options?: Options] : [options: Options];
