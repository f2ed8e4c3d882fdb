import type { Metadata } from '../form/model/form-model.js';

/** What a `type` cell says. */
export type RowType =
  | { readonly is: 'begin'; readonly of: 'group' | 'repeat' | 'loop'; readonly list: string }
  | { readonly is: 'end'; readonly of: 'group' | 'repeat' | 'loop' }
  | {
      readonly is: 'select';
      readonly kind: 'selectOne' | 'selectMultiple' | 'rank';
      readonly source: 'choices' | 'external' | 'file';
      readonly list: string;
      readonly orOther: boolean;
    }
  | { readonly is: 'question'; readonly kind: SimpleKind }
  | { readonly is: 'metadata'; readonly of: Metadata }
  | { readonly is: 'instance'; readonly extension: 'xml' | 'csv' }
  | { readonly is: 'setting'; readonly key: string }
  | { readonly is: 'unknown' };

export type SimpleKind =
  | ('text' | 'integer' | 'decimal' | 'range' | 'date' | 'time' | 'dateTime' | 'barcode' | 'acknowledge')
  | ('note' | 'calculate' | 'hidden')
  | ('geopoint' | 'geotrace' | 'geoshape')
  | ('image' | 'audio' | 'video' | 'file');

const CONTROLS: Readonly<Record<string, 'group' | 'repeat' | 'loop'>> = {
  group: 'group',
  repeat: 'repeat',
  lgroup: 'repeat',
  'looped group': 'repeat',
  loop: 'loop',
};
const CONTROL = /^(begin|end)[\s_](looped group|lgroup|group|repeat|loop)(?: (?:over )?(\S+))?$/;

const SELECT_WORDS = {
  'add select one prompt using': ['selectOne', 'choices'],
  'add select multiple prompt using': ['selectMultiple', 'choices'],
  'select all that apply from': ['selectMultiple', 'choices'],
  select_one_from_file: ['selectOne', 'file'],
  'select one from file': ['selectOne', 'file'],
  select_multiple_from_file: ['selectMultiple', 'file'],
  'select multiple from file': ['selectMultiple', 'file'],
  select_one_external: ['selectOne', 'external'],
  'select one external': ['selectOne', 'external'],
  'select one from': ['selectOne', 'choices'],
  'select multiple from': ['selectMultiple', 'choices'],
  'select one using': ['selectOne', 'choices'],
  'select multiple using': ['selectMultiple', 'choices'],
  'select all that apply': ['selectMultiple', 'choices'],
  select_multiple: ['selectMultiple', 'choices'],
  'select multiple': ['selectMultiple', 'choices'],
  select_one: ['selectOne', 'choices'],
  'select one': ['selectOne', 'choices'],
  select1: ['selectOne', 'choices'],
  rank: ['rank', 'choices'],
} as const;
/** The longest words first: `select one from` before `select one`. */
const SELECT = new RegExp(
  `^(${Object.keys(SELECT_WORDS)
    .sort((a, b) => b.length - a.length)
    .join('|')}) (\\S+)( (?:or specify other|or_other|or other))?$`,
);

const SIMPLE: Readonly<Record<SimpleKind, string>> = {
  text: 'text|string|q string|add text prompt|phone number|uri:email|url',
  integer: 'integer|int|q int|add integer prompt|percentage',
  decimal: 'decimal|q decimal|add decimal prompt',
  range: 'range',
  date: 'date|q date|add date prompt',
  time: 'time|q time|add time prompt',
  dateTime: 'datetime|date time|q date time|q datetime|add date time prompt|add datetime prompt',
  barcode: 'barcode|q barcode|add barcode prompt',
  acknowledge: 'acknowledge|q acknowledge|add acknowledge prompt|trigger',
  note: 'note|q note|add note prompt',
  calculate: 'calculate|q calculate|add calculate prompt',
  hidden: 'hidden',
  geopoint: 'geopoint|gps|location|q geopoint|q location|add location prompt',
  geotrace: 'geotrace',
  geoshape: 'geoshape',
  image: 'image|photo|q image|q picture|add image prompt|add photo prompt',
  audio: 'audio|q audio|add audio prompt',
  video: 'video|q video|add video prompt',
  file: 'file|add file prompt',
};

const METADATA: Readonly<Record<Metadata, string>> = {
  start: 'start|start time|get start time',
  end: 'end|end time|get end time',
  today: 'today|get today',
  deviceid: 'deviceid|device id|get device id|imei|uri:deviceid',
  phonenumber: 'phonenumber|get phone number|uri:phonenumber',
  simserial: 'simserial|sim id|get sim id|uri:simserial',
  subscriberid: 'subscriberid|subscriber id|get subscriber id|uri:subscriberid',
  username: 'username|uri:username',
  email: 'email',
  audit: 'audit',
  'start-geopoint': 'start-geopoint',
  'background-geopoint': 'background-geopoint',
  'background-audio': 'background-audio',
};

const SETTINGS: Readonly<Record<string, string>> = {
  form_title: 'form_title',
  'set form title': 'form_title',
  form_id: 'form_id',
  'set form id': 'form_id',
};

const TYPES: ReadonlyMap<string, RowType> = new Map<string, RowType>([
  ...spread(SIMPLE, (kind) => ({ is: 'question', kind: kind as SimpleKind })),
  ...spread(METADATA, (of) => ({ is: 'metadata', of: of as Metadata })),
  ['xml-external', { is: 'instance', extension: 'xml' }],
  ['csv-external', { is: 'instance', extension: 'csv' }],
]);

function spread(words: Readonly<Record<string, string>>, type: (name: string) => RowType): [string, RowType][] {
  return Object.entries(words).flatMap(([name, all]) =>
    all.split('|').map((word): [string, RowType] => [word, type(name)]),
  );
}

/** Reads a `type` cell, in which white space is already collapsed. Upper case is accepted where it is unambiguous. */
export function readType(cell: string): RowType {
  const structured = controlType(cell) ?? selectType(cell);
  if (structured !== undefined) return structured;
  if (cell.startsWith('osm')) return { is: 'question', kind: 'text' };
  const setting = Object.prototype.hasOwnProperty.call(SETTINGS, cell) ? SETTINGS[cell] : undefined;
  if (setting !== undefined) return { is: 'setting', key: setting };
  return TYPES.get(cell) ?? TYPES.get(cell.toLowerCase()) ?? { is: 'unknown' };
}

function controlType(cell: string): RowType | undefined {
  const [, word, of = '', list = ''] = CONTROL.exec(cell) ?? [];
  const kind = CONTROLS[of];
  if (kind === undefined) return undefined;
  if (word === 'begin') return { is: 'begin', of: kind, list };
  return list === '' ? { is: 'end', of: kind } : undefined;
}

function selectType(cell: string): RowType | undefined {
  const [, words = '', list = '', other] = SELECT.exec(cell) ?? [];
  if (!(words in SELECT_WORDS)) return undefined;
  const [kind, source] = SELECT_WORDS[words as keyof typeof SELECT_WORDS];
  return { is: 'select', kind, source, list, orOther: other !== undefined };
}
