import { Button, Loader, Menu } from '@mantine/core';
import { ChevronDown, Download } from 'lucide-react';
import { useState } from 'react';
import { useNotify } from '../components/notify.js';
import { useTranslation } from '../i18n/i18n.js';
import { download } from './download.js';
import type { PictureRequest } from './picture.js';
import { chartSvg, pngBlob, svgBlob } from './picture.js';
import type { TableFile } from './table-file.js';
import { tableCsv, tableXlsx } from './table-file.js';

type Kind = 'csv' | 'xlsx' | 'json' | 'svg' | 'png';

interface DownloadMenuProps {
  /** Without extension. */
  readonly fileName: string;
  readonly table: () => TableFile | Promise<TableFile>;
  /** Absent: no file for programs can be downloaded. */
  readonly records?: () => Promise<object>;
  /** Absent: only the table can be downloaded. */
  readonly picture?: () => PictureRequest;
}

/** Downloads the content of the screen: the table for a spreadsheet, the chart as an image. */
export function DownloadMenu({ fileName, table, records, picture }: DownloadMenuProps) {
  const { t } = useTranslation('shared');
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const makers: Readonly<Record<Kind, () => Blob | Promise<Blob>>> = {
    csv: async () => tableCsv(await table()),
    xlsx: async () => tableXlsx(await table(), t('chart.about')),
    json: async () => new Blob([JSON.stringify(await records!(), null, 2)], { type: 'application/json' }),
    svg: () => svgBlob(chartSvg(picture!())),
    png: () => pngBlob(chartSvg(picture!())),
  };
  const save = async (kind: Kind): Promise<void> => {
    setBusy(true);
    try {
      download(`${fileName}.${kind}`, await makers[kind]());
    } catch {
      notify(t('chart.failed'));
    } finally {
      setBusy(false);
    }
  };
  const kinds: readonly Kind[] = [
    ...(['csv', 'xlsx'] as const),
    ...(records ? (['json'] as const) : []),
    ...(picture ? (['svg', 'png'] as const) : []),
  ];
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          color="nogroup"
          // not `loading`, which disables the button: the focus returns to it while the file is being created
          aria-busy={busy}
          leftSection={
            busy ? <Loader size={15} color="currentColor" aria-hidden /> : <Download size={15} aria-hidden />
          }
          rightSection={<ChevronDown size={14} aria-hidden />}
        >
          {t('chart.download')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {kinds.map((kind) => (
          <Menu.Item key={kind} onClick={() => void save(kind)}>
            {t(`chart.as.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
