import { formulaOf } from '#server/surveys/form/editing/index.js';
import type { Formula } from '#server/surveys/form/model/form-model.js';
import { GrowingText } from './growing-text.js';

interface FormulaFieldProps {
  readonly label: string;
  readonly description: string;
  readonly formula: Formula | undefined;
  readonly error: string | undefined;
  readonly onChange: (formula: Formula | undefined) => void;
}

/** An expression that is typed. */
export function FormulaField({ label, description, formula, error, onChange }: FormulaFieldProps) {
  return (
    <GrowingText
      className="sv-typed"
      spellCheck={false}
      label={label}
      description={description}
      error={error}
      value={formula?.text ?? ''}
      onText={(value) => {
        const next = formulaOf(value);
        // a blank at the end must not vanish while someone is typing
        onChange(next && { ...next, text: value.trimStart() });
      }}
    />
  );
}
