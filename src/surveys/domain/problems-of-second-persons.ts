import { localized } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';
import type { ExportReason, ExportState } from './second-person.js';

/** Problems with what one person must not do alone. A code is never reused for another problem. */
export const secondPersonProblems = {
  needed: (state: ExportState, reasons: readonly ExportReason[]) =>
    new Problem(
      'forbidden',
      'surveys.agreement.needed',
      localized(
        'You need the agreement of another person before you can see the single answers of this wave.',
        '须经另一人同意，您才能查看本期调查的单份答卷。',
      ),
      {
        detail: localized(
          'You issued links, printed posters, changed numbers of workers, imported answers or decided whether rows may leave in files, or you are an administrator. Request the agreement on the page of the wave.',
          '您曾发放链接、打印海报、修改职工人数、导入答卷或决定暂缓提供的记录，或者您是管理员。请在本期调查页面申请同意。',
        ),
        facts: { state, reasons },
      },
    ),
  notNeeded: () =>
    new Problem(
      'conflict',
      'surveys.agreement.not-needed',
      localized('You need no agreement for this wave.', '您对本期调查无须取得同意。'),
    ),
  notAsked: () =>
    new Problem(
      'forbidden',
      'surveys.agreement.not-asked',
      localized(
        'Only the people who were asked can decide on this request.',
        '只有被征求意见的人员才能对此申请作出决定。',
      ),
      {
        detail: localized(
          'They had the right when the agreement was requested, and did not issue links, print posters, change numbers of workers or import answers of this wave.',
          '这些人员在申请时已有相应权限，且未为本期调查发放链接、打印海报、修改职工人数或导入答卷。',
        ),
      },
    ),
  requestNotFound: () =>
    new Problem(
      'not-found',
      'surveys.agreement.not-found',
      localized('Request not found, or already decided.', '未找到申请，或申请已处理。'),
    ),
  tooManyLinks: (left: number, allowed: number) =>
    new Problem(
      'conflict',
      'surveys.links.too-many',
      localized(
        `This enterprise can have ${allowed} personal links, one for each worker; ${left} more can be created.`,
        `该企业最多可有${allowed}个个人链接，每名职工一个；还可生成${left}个。`,
      ),
      {
        detail: localized(
          'Enter links that were lost or not used, so that they are closed first, or request a higher number.',
          '请填写遗失或未使用的链接，先予关闭；或申请提高数量。',
        ),
        facts: { left, allowed },
      },
    ),
  linksNotClosed: () =>
    new Problem(
      'conflict',
      'surveys.links.not-closed',
      localized(
        'Some of the links to be replaced do not belong to this enterprise or can no longer be closed. Nothing was changed.',
        '部分待更换的链接不属于该企业，或已无法关闭。未作任何更改。',
      ),
    ),
  ownRequest: () =>
    new Problem(
      'forbidden',
      'surveys.second-person.own',
      localized('Another person must decide this.', '此事须由另一人决定。'),
      {
        detail: localized(
          'Whoever requested it, issued links or printed posters of this wave cannot decide.',
          '提出申请的人，以及发放过本期链接或打印过海报的人，不能作出决定。',
        ),
      },
    ),
  reasonMissing: () =>
    new Problem('invalid', 'surveys.second-person.no-reason', localized('Enter a reason.', '请填写理由。')),
  withheldNotFound: () =>
    new Problem(
      'not-found',
      'surveys.withheld.not-found',
      localized('The files do not leave out rows of this enterprise.', '该企业没有暂缓提供的记录。'),
    ),
};
