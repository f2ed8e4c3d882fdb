import { Fragment } from 'react';

/** An e-mail address; where a line is too narrow for it, it goes on after the @ or before a dot, not inside a word. */
export function MailAddress({ address }: { readonly address: string }) {
  const parts = address.match(/\.?[^@.]+@?|[@.]/g) ?? [];
  return parts.map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
