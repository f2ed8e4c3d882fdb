import { editConflict, type FieldConflict } from '../../../kernel/merge.js';
import { Problem } from '../../../kernel/problem.js';
import type { CodeField } from './place.js';

const codeNames: Readonly<Record<CodeField, { readonly en: string; readonly zh: string }>> = {
  countryCode: { en: 'ISO 3166-1: two capital letters, countries only', zh: 'ISO 3166-1：两个大写字母，仅用于国家' },
  isoCode: {
    en: 'ISO 3166-2: for example CN-JS, provinces only',
    zh: 'ISO 3166-2：例如 CN-JS，仅用于省级',
  },
  gbCode: {
    en: 'GB/T 2260: six digits, from province to county',
    zh: 'GB/T 2260：六位数字，用于省级至县级',
  },
  registerNumber: {
    en: 'Register number: 2 to 40 capital letters, digits and hyphens, parks and enterprises only. If it has 18, check each: one is wrong.',
    zh: '登记号：2至40个大写字母、数字或连字符，仅用于园区和企业。如为18位统一社会信用代码，请逐位核对，其中有误。',
  },
};

/** All problems of this context. */
export const directoryProblems = {
  placeNotFound: () =>
    new Problem('not-found', 'directory.place.not-found', {
      en: 'Place not found in this workspace.',
      zh: '本工作区没有该地点。',
    }),
  parentLevel: () =>
    new Problem(
      'invalid',
      'directory.place.parent-level',
      { en: 'The parent place must have a higher level.', zh: '地点只能隶属于更高层级的地点。' },
      {
        errors: [
          {
            pointer: '/parentId',
            code: 'parent-level',
            detail: {
              en: 'Choose a place of a higher level: country, province, city, county, park, enterprise.',
              zh: '请选择更高层级的地点：国家、省、市、县、园区、企业。',
            },
          },
        ],
      },
    ),
  wrongCodes: (fields: readonly CodeField[]) =>
    new Problem(
      'invalid',
      'directory.place.code-form',
      { en: 'A code does not match the standard.', zh: '代码不符合相应标准。' },
      { errors: fields.map((field) => ({ pointer: `/${field}`, code: 'code-form', detail: codeNames[field] })) },
    ),
  codeTaken: (field: CodeField) =>
    new Problem(
      'conflict',
      'directory.place.code-taken',
      { en: 'Another place in this workspace already has this code.', zh: '本工作区另一地点已使用该代码。' },
      { errors: [{ pointer: `/${field}`, code: 'code-taken', detail: codeNames[field] }] },
    ),
  organisationNotFound: () =>
    new Problem('not-found', 'directory.organisation.not-found', {
      en: 'Organisation not found in this workspace.',
      zh: '本工作区没有该组织。',
    }),
  organisationNameTaken: () =>
    new Problem(
      'conflict',
      'directory.organisation.name-taken',
      { en: 'An organisation with this name already exists.', zh: '已有同名组织。' },
      {
        errors: [
          {
            pointer: '/name',
            code: 'name-taken',
            detail: { en: 'Open the existing one instead.', zh: '请打开已有的组织。' },
          },
        ],
      },
    ),
  standing: () =>
    new Problem(
      'invalid',
      'directory.organisation.group-or-capacity',
      {
        en: 'Choose a group or a capacity.',
        zh: '请选择所属方或身份。',
      },
      {
        errors: [
          {
            pointer: '/constituency',
            code: 'group-or-capacity',
            detail: { en: 'You cannot choose both a group and a capacity.', zh: '所属方和身份只能选择一项。' },
          },
        ],
      },
    ),
  editConflict: (conflicts: readonly FieldConflict[], version: number) =>
    editConflict('directory.edit-conflict', conflicts, version),
};
