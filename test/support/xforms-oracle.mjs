/**
 * What the form engine of ODK Web Forms (@getodk/xforms-engine) says about forms and answers: the oracle of
 * test/reference/xforms-oracle.spec.ts. It reads `[{xml, changes: [{path, value}]}]` as JSON from its input and
 * writes the state after each change. It runs in a process of its own because it needs a document model, which is
 * made global here, and because its memory grows with every form.
 */
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('');
const names = [
  ...['DOMParser', 'XMLSerializer', 'Node', 'Element', 'Document', 'XMLDocument', 'Attr', 'Text', 'Comment'],
  ...['CDATASection', 'ProcessingInstruction', 'DocumentFragment', 'CharacterData', 'XPathResult', 'XPathEvaluator'],
  ...['XPathExpression', 'NodeFilter', 'HTMLElement', 'TreeWalker', 'File', 'Blob'],
];
for (const name of names) if (window[name] !== undefined) globalThis[name] = window[name];
Object.assign(globalThis, { window: globalThis, document: window.document, __dirname: '/', __filename: '/engine' });
const { loadForm } = await import('@getodk/xforms-engine');

/** All nodes that can have an answer or relevance, by path. */
function stateOf(root) {
  const found = {};
  const visit = (node) => {
    const { reference, relevant, required, instanceValue, children } = node.currentState;
    if (children === undefined || children === null) {
      const violation = node.validationState?.violation?.condition ?? null;
      found[reference] = { relevant, value: instanceValue, required: relevant && required, violation };
    } else children.forEach(visit);
  };
  visit(root);
  return found;
}

function nodeAt(node, path) {
  if (node.currentState.reference === path) return node;
  for (const child of node.currentState.children ?? []) {
    const found = nodeAt(child, path);
    if (found !== undefined) return found;
  }
  return undefined;
}

function change(root, { path, value }) {
  const node = nodeAt(root, path);
  if (node === undefined) return;
  if (node.nodeType === 'select') node.selectValues(value === '' ? [] : value.split(' '));
  else node.setValue(value);
}

async function statesOf({ xml, changes }) {
  const result = await loadForm(xml);
  if (result.status === 'failure') return { error: String(result.error) };
  const { root } = result.createInstance();
  const states = [stateOf(root)];
  for (const each of changes) {
    change(root, each);
    states.push(stateOf(root));
  }
  return { states };
}

let input = '';
for await (const piece of process.stdin) input += piece;
const answers = [];
for (const form of JSON.parse(input))
  answers.push(await statesOf(form).catch((error) => ({ error: String(error.stack ?? error) })));
process.stdout.write(JSON.stringify(answers), () => process.exit(0));
