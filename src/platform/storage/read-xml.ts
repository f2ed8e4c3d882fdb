import { SaxesParser } from 'saxes';

export interface XmlHandlers {
  /** `line`: where its tag ends. */
  readonly open: (name: string, line: number) => void;
  readonly close: (line: number) => void;
  readonly text: (text: string, line: number) => void;
}

/** `declaration`: a document type, in which entities could be declared. `encoding`: one that is not UTF-8. */
export class XmlProblem extends Error {
  constructor(
    readonly fault: 'broken' | 'declaration' | 'encoding',
    readonly line: number,
  ) {
    super(`${fault} in line ${line}`);
    this.name = 'XmlProblem';
  }
}

/** Reads a text of XML. Errors: `XmlProblem`, and those that a handler throws. */
export function readXml(content: string, { open, close, text }: XmlHandlers): void {
  const parser = new SaxesParser();
  const refuse = (fault: XmlProblem['fault']): never => {
    throw new XmlProblem(fault, parser.line);
  };
  const take = (found: string): void => text(found, parser.line);
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) refuse('encoding');
  });
  parser.on('doctype', () => refuse('declaration'));
  parser.on('error', () => refuse('broken'));
  parser.on('opentag', ({ name }) => open(name, parser.line));
  parser.on('closetag', () => close(parser.line));
  parser.on('text', take);
  parser.on('cdata', take);
  parser.write(content).close();
}
