import { create } from 'qrcode';

/** Modules around the symbol that stay white (ISO/IEC 18004). */
const quiet = 4;

/** A QR code of an address, dark on white in both colour schemes, because readers expect that. */
export function QrCode({
  text,
  label,
  size,
}: {
  readonly text: string;
  readonly label: string;
  readonly size: string;
}) {
  const { modules } = create(text);
  const side = modules.size + 2 * quiet;
  const dark = Array.from(modules.data, (isDark, index) => {
    const [x, y] = [(index % modules.size) + quiet, Math.floor(index / modules.size) + quiet];
    return isDark === 0 ? '' : `M${x} ${y}h1v1h-1z`;
  });
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${side} ${side}`} width={size} height={size}>
      <path d={`M0 0h${side}v${side}h-${side}z`} fill="#fff" />
      <path d={dark.join('')} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
