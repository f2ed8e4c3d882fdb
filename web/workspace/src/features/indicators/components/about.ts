import type { AboutLine } from '#shared';
import { useFormat, useLocalized, useTranslation, useWorkspace } from '#shared';
import type { Counts, Indicator, Run } from '../api/types.js';

/** In both languages, because a file may be passed on to readers of the other one. */
const bothStamps = 'Project statistics, not official statistics / 项目统计数据，非官方统计数据';

/** The settings on which a figure depends, in one sentence. */
export function useSettingWords(): (run: Run) => string {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  return ({ settings, inputs }) => {
    const line = inputs?.lowPay;
    const value = line && format.number(line.yuanPerHour, 2);
    const lowPay =
      line &&
      (line.source === 'own-median'
        ? t(line.yuanPerHour > 0 ? 'how.ownMedian' : 'how.noOwnMedian', { value })
        : t('how.published', { value, region: line.region, date: line.date }));
    const rule = t(`how.rule.${settings.decentRule}`);
    return format.sentences(
      t('how.settingWords', { t: settings.greenThreshold, rule }),
      ...(lowPay ? [t('how.lowPayWords', { line: lowPay })] : []),
    );
  };
}

/** Metadata of a downloaded table or image: subject, source, settings and the notice about project statistics. */
export function useAbout(indicator: Pick<Indicator, 'name'> | null, run: Run | null): readonly AboutLine[] {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const format = useFormat();
  const { name } = useWorkspace();
  const settings = useSettingWords();
  const source =
    run &&
    t('about.from', {
      workspace: localized(name),
      wave: localized(run.waveTitle),
      number: run.number,
      date: format.date(run.finishedAt ?? run.createdAt),
      hash: run.outputHash?.slice(0, 16) ?? '–',
    });
  return [
    ...(indicator ? [{ label: t('indicator'), text: localized(indicator.name) }] : []),
    ...(source ? [{ label: t('about.source'), text: source }] : []),
    ...(run ? [{ label: t('how.settings'), text: settings(run) }] : []),
    { label: t('about.note'), text: bothStamps },
  ];
}

/** The same for counts of institutional acts. */
export function useCountAbout(indicator: Pick<Indicator, 'name' | 'source'>, counts: Counts): readonly AboutLine[] {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const format = useFormat();
  const { name } = useWorkspace();
  const { period } = counts.latest;
  const when = period && t('count.when', { period: localized(period.label), at: format.date(period.at) });
  return [
    { label: t('indicator'), text: localized(indicator.name) },
    {
      label: t('about.source'),
      text: format.list([localized(name), t(`source.${indicator.source}`), ...(when ? [when] : [])]),
    },
    { label: t('count.figures'), text: counts.figuresHash },
    { label: t('about.note'), text: bothStamps },
  ];
}
