import { Fragment } from 'react';

/** An email address; on a narrow line it breaks after the @ or before a dot, not inside a word. */
export function MailAddress({ address }: { readonly address: string }) {
  const parts = address.match(/\.?[^@.]+@?|[@.]/g) ?? [];
  return parts.map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
