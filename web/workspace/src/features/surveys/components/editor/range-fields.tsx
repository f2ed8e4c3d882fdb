import { NumberInput } from '@mantine/core';
import { useTranslation } from '#shared';
import type { QuestionType } from '#server/surveys/form/model/form-model.js';

type Range = QuestionType & { readonly kind: 'range' };

interface RangeFieldsProps {
  readonly type: Range;
  readonly onChange: (type: Range) => void;
}

/** The ends and the step of a range. */
export function RangeFields({ type, onChange }: RangeFieldsProps) {
  const { t } = useTranslation('surveys');
  return (
    <div className="sv-three">
      {(['start', 'end', 'step'] as const).map((name) => (
        <NumberInput
          key={name}
          label={t(`editor.range.${name}`)}
          value={type[name]}
          onChange={(value) => typeof value === 'number' && onChange({ ...type, [name]: value })}
        />
      ))}
    </div>
  );
}
