import { Button, Menu } from '@mantine/core';
import { ChevronDown, Download } from 'lucide-react';
import { addressOf, PrintedLink, useLanguageOrder, useTranslation, useWorkspace } from '#shared';

interface FigureFilesProps {
  /** The content of the files: one indicator over all waves, or all indicators of one run or release. */
  readonly of: 'indicator' | 'run' | 'release';
  readonly id: string;
}

/** Downloads of all protected figures as a tidy table, one row for each figure. */
export function FigureFiles({ of, id }: FigureFilesProps) {
  const { t } = useTranslation('indicators');
  const workspace = useWorkspace();
  const order = useLanguageOrder();
  const workspaceId = workspace.id;
  const address = (kind: 'csv' | 'xlsx'): string =>
    ({
      run: () =>
        addressOf(`/api/workspaces/{workspaceId}/indicators/runs/{runId}/figures.${kind}`, {
          path: { workspaceId, runId: id },
        }),
      release: () =>
        addressOf(`/api/workspaces/{workspaceId}/indicators/releases/{releaseId}/figures.${kind}`, {
          path: { workspaceId, releaseId: id },
        }),
      indicator: () =>
        addressOf(`/api/workspaces/{workspaceId}/indicators/{indicatorId}/figures.${kind}`, {
          path: { workspaceId, indicatorId: id },
        }),
    })[of]();
  const inLanguage = (kind: 'json' | 'pdf', language: 'en' | 'zh'): string =>
    addressOf(`/api/workspaces/{workspaceId}/indicators/releases/{releaseId}/figures.${kind}`, {
      path: { workspaceId, releaseId: id },
      query: { language },
    });
  const words = of === 'indicator' ? (['csv', 'xlsx'] as const) : (['runCsv', 'runXlsx'] as const);
  return (
    <Menu position="bottom-end" width={290}>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<Download size={16} aria-hidden />}
          rightSection={<ChevronDown size={16} aria-hidden />}
        >
          {t('files.open')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={address('csv')} download>
          {t(`files.${words[0]}`)}
        </Menu.Item>
        <Menu.Item component="a" href={address('xlsx')} download>
          {t(`files.${words[1]}`)}
        </Menu.Item>
        {of === 'release' &&
          order.map((language) => (
            <Menu.Item key={`json ${language}`} component="a" href={inLanguage('json', language)} download>
              {t(`files.json.${language}`)}
            </Menu.Item>
          ))}
        {of === 'release' &&
          order.map((language) => (
            <Menu.Item key={`pdf ${language}`} component={PrintedLink} href={inLanguage('pdf', language)}>
              {t(`files.pdf.${language}`)}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
