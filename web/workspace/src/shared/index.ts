/**
 * What a feature may use. A page looks like this:
 *
 *   export function ActionsPage() {
 *     const { t } = useTranslation('roadmap');
 *     const { id } = useWorkspace();
 *     const actions = useQuery(actionsQuery(id));
 *     return (
 *       <Page title={t('title')} purpose={t('purpose')} action={<Button component={WorkspaceLink} to="/roadmap/new">…}>
 *         <Loaded query={actions}>{(rows) => <DataTable caption={t('title')} rows={rows} … />}</Loaded>
 *       </Page>
 *     );
 *   }
 */
export * from './api/client.js';
export * from './api/problem.js';
export { sendOnce } from './api/send-once.js';
export { asEntered, type Entered, type RequestOf, type Schema } from './api/schema.js';
export * from './api/upload.js';
export { barPlot, columnPlot } from './charts/bar-plot.js';
export { ChartFrame, type ChartColumn, type ChartRow } from './charts/chart-frame.js';
export { csvBlob, download } from './charts/download.js';
export * from './charts/download-menu.js';
export { type Dot, dotPlot } from './charts/dot-plot.js';
export type { ReferenceLine } from './charts/references.js';
export { linePlot, type LinePoint, type PlottedLine } from './charts/line-plot.js';
export { type ChartColours, type Reliability, sexColour } from './charts/marks.js';
export type { AboutLine, TableFile } from './charts/table-file.js';
export * from './components/address-tabs.js';
export * from './components/agreement-fields.js';
export * from './components/confirm-button.js';
export * from './components/copy-link.js';
export * from './components/data-table.js';
export * from './components/file-drop.js';
export * from './components/file-import.js';
export * from './components/job-progress.js';
export * from './components/language-pair.js';
export * from './components/language-switch.js';
export * from './components/mail-address.js';
export * from './components/marks.js';
export * from './components/quorum-note.js';
export * from './components/corrigenda.js';
export * from './components/notify.js';
export * from './components/open-page.js';
export * from './components/page.js';
export * from './components/printed.js';
export * from './components/qr-code.js';
export * from './components/share-position.js';
export * from './components/show-more.js';
export * from './components/shown-once.js';
export * from './components/states.js';
export * from './directory/entries.js';
export { useFirstMatches } from './directory/first-matches.js';
export { isDay } from './format/day.js';
export * from './format/percent.js';
export * from './format/use-format.js';
export * from './forms/conflict-dialog.js';
export * from './forms/date-field.js';
export * from './forms/draft-notice.js';
export { dropDraft, keepDraft, readDraft } from './forms/drafts.js';
export * from './forms/form.js';
export * from './forms/form-dialog.js';
export * from './forms/reason-button.js';
export * from './forms/language-fields.js';
export * from './forms/text-of-file.js';
export * from './forms/use-after-press.js';
export * from './forms/use-editing.js';
export * from './forms/use-fields.js';
export type { LocalizedText, Messages } from './i18n/i18n.js';
export { switchLanguage, useLanguage, useLanguageOrder, useLocalized, useTranslation } from './i18n/i18n.js';
export { tagOf } from './i18n/language.js';
export * from './live/socket.js';
export * from './loop/loop-strip.js';
export * from './loop/place-in-loop.js';
export type { Changed } from './live/stale.js';
export type { MainContent } from './live/refetching.js';
export { workspaceNamespace } from './live/workspace-feed.js';
export type { FeatureRoutes, Found, SearchRequest } from './routing/feature.js';
export * from './routing/navigation.js';
export * from './session/me.js';
export { type OwnStorage, ownStorage } from './session/own-storage.js';
export * from './session/workspace-context.js';
export * from './session/device-replacement-notice.js';
