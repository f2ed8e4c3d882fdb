import { Button, Loader, Menu } from '@mantine/core';
import { ChevronDown, Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNotify } from '../components/notify.js';
import { download } from './download.js';
import type { PictureRequest } from './picture.js';
import { chartSvg, pngBlob, svgBlob } from './picture.js';
import type { TableFile } from './table-file.js';
import { tableCsv, tableXlsx } from './table-file.js';

type Kind = 'csv' | 'xlsx' | 'svg' | 'png';

interface DownloadMenuProps {
  /** Without extension. */
  readonly fileName: string;
  readonly table: () => TableFile;
  /** Absent: only the table can be downloaded. */
  readonly picture?: () => PictureRequest;
}

/** Downloads the content of the screen: the table for a spreadsheet, the chart as an image. */
export function DownloadMenu({ fileName, table, picture }: DownloadMenuProps) {
  const { t } = useTranslation('shared');
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const makers: Readonly<Record<Kind, () => Blob | Promise<Blob>>> = {
    csv: () => tableCsv(table()),
    xlsx: () => tableXlsx(table(), t('chart.about')),
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
  const kinds: readonly Kind[] = picture ? ['csv', 'xlsx', 'svg', 'png'] : ['csv', 'xlsx'];
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
