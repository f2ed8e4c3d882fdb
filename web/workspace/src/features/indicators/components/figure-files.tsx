import { Button, Menu } from '@mantine/core';
import { ChevronDown, Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { addressOf, useWorkspace } from '#shared';

interface FigureFilesProps {
  /** The content of the files: one indicator over all waves, or all indicators of one run. */
  readonly of: 'indicator' | 'run';
  readonly id: string;
}

/** Downloads of all protected figures as a tidy table, one row for each figure. */
export function FigureFiles({ of, id }: FigureFilesProps) {
  const { t } = useTranslation('indicators');
  const workspace = useWorkspace();
  const address = (kind: 'csv' | 'xlsx'): string =>
    of === 'run'
      ? addressOf(`/api/workspaces/{workspaceId}/indicators/runs/{runId}/figures.${kind}`, {
          path: { workspaceId: workspace.id, runId: id },
        })
      : addressOf(`/api/workspaces/{workspaceId}/indicators/{indicatorId}/figures.${kind}`, {
          path: { workspaceId: workspace.id, indicatorId: id },
        });
  const words = of === 'run' ? (['runCsv', 'runXlsx'] as const) : (['csv', 'xlsx'] as const);
  return (
    <Menu position="bottom-end" width={260}>
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
      </Menu.Dropdown>
    </Menu>
  );
}
