import { CircleAlert } from 'lucide-react';
import { memo } from 'react';
import { useLanguage, useTranslation } from '#shared';
import { type Languages, shownText } from '../../domain/draft-texts.js';
import type { Row } from '../../domain/outline-rows.js';
import { useTypeName } from './type-name.js';

interface OutlineRowProps extends Row {
  readonly languages: Languages;
  readonly isSelected: boolean;
  /** The key Tab stops at one row; the arrow keys reach the others. */
  readonly isStop: boolean;
  readonly errors: number;
  readonly lacksEn: boolean;
  readonly lacksZh: boolean;
  readonly onSelect: (id: string) => void;
}

/** Levels deeper than this are not indented further. */
const MOST_INDENTED = 6;

/** Drawn again only if the item itself, its selection or what is said of it changes. */
export const OutlineRow = memo(function OutlineRow(props: OutlineRowProps) {
  const { item, depth, languages, isSelected, isStop, errors, lacksEn, lacksZh, onSelect } = props;
  const { t } = useTranslation('surveys');
  const language = useLanguage() === 'zh' ? 'zh' : 'en';
  const typeName = useTypeName();
  const text = shownText(item.label, languages[language]);
  return (
    <li aria-level={depth + 1}>
      <button
        type="button"
        className="sv-outline-row"
        style={{ '--sv-depth': Math.min(depth, MOST_INDENTED) } as React.CSSProperties}
        aria-current={isSelected ? 'true' : undefined}
        tabIndex={isStop ? 0 : -1}
        data-id={item.id}
        onClick={() => onSelect(item.id ?? '')}
      >
        <span className="sv-outline-text">{text || item.name}</span>
        <span className="sv-outline-facts">
          <code>{item.name}</code>
          <span>{typeName(item.kind === 'question' ? item.type.kind : item.kind)}</span>
          {lacksEn && <span className="sv-missing">{t('editor.missingIn.en')}</span>}
          {lacksZh && <span className="sv-missing">{t('editor.missingIn.zh')}</span>}
          {errors > 0 && (
            <span className="sv-outline-error">
              <CircleAlert size={14} aria-hidden />
              {t('editor.findings', { count: errors })}
            </span>
          )}
        </span>
      </button>
    </li>
  );
});
