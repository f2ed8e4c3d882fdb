import { useEffect } from 'react';

const remembered = 20;
/** Milliseconds in which a new page focuses its own heading; focus that is lost later is restored here. */
const patience = 120;

const canHold = (element: HTMLElement): boolean =>
  element.isConnected &&
  !element.matches(':disabled') &&
  element.closest('[inert]') === null &&
  element.getClientRects().length > 0;

/** The button that opened the menu of the chosen entry, while the menu is open. */
function openerOf(element: HTMLElement): HTMLElement | null {
  const list = element.closest('[role="menu"], [role="listbox"]');
  return list ? document.querySelector<HTMLElement>(`[aria-controls="${list.id}"]`) : null;
}

/**
 * Restores lost focus: when the focused control is removed or disabled (a closed dialog, a button while sending, a
 * deleted row), focuses the last focused control that still exists, or the heading of the page. Clicking outside of
 * controls does not count as lost focus.
 */
export function useFocusKept(): void {
  useEffect(() => {
    let history: HTMLElement[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    let put = false;
    const isLost = (): boolean =>
      !put && history.length > 0 && (document.activeElement ?? document.body) === document.body;
    const restore = (): void => {
      if (!isLost()) return;
      const last = history.at(-1);
      // a button that is disabled while sending will be enabled again
      if (last?.isConnected && last.matches(':disabled')) return;
      const found =
        history.findLast(canHold) ?? document.getElementById('page-title') ?? document.getElementById('content');
      found?.focus({ preventScroll: true });
    };
    const check = (): void => {
      if (!isLost()) return;
      clearTimeout(timer);
      timer = setTimeout(restore, patience);
    };
    const remember = ({ target }: FocusEvent): void => {
      put = false;
      if (!(target instanceof HTMLElement)) return;
      const opener = openerOf(target);
      history = [
        ...history.filter((element) => element !== target && element !== opener),
        ...(opener ? [opener] : []),
        target,
      ];
      history = history.slice(-remembered);
    };
    // the person clicked where nothing can be focused, so the focus was removed on purpose
    const press = ({ target }: PointerEvent): void => {
      put =
        target instanceof Element &&
        target.closest('a, button, input, textarea, select, label, summary, [tabindex]') === null;
    };
    const observer = new MutationObserver(check);
    observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled', 'inert'] });
    document.addEventListener('focusin', remember);
    document.addEventListener('pointerdown', press, true);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener('focusin', remember);
      document.removeEventListener('pointerdown', press, true);
    };
  }, []);
}
