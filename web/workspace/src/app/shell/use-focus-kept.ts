import { useEffect } from 'react';

const remembered = 20;
/** A new page puts the focus on its heading itself; only what is lost after that is found again. */
const patience = 120;

const canHold = (element: HTMLElement): boolean =>
  element.isConnected &&
  !element.matches(':disabled') &&
  element.closest('[inert]') === null &&
  element.getClientRects().length > 0;

/** The button that opened the menu of a chosen entry, while the menu is still there. */
function openerOf(element: HTMLElement): HTMLElement | null {
  const list = element.closest('[role="menu"], [role="listbox"]');
  return list ? document.querySelector<HTMLElement>(`[aria-controls="${list.id}"]`) : null;
}

/**
 * The focus is never lost: when the focused control is removed or disabled (a dialog that is closed, a button that is sending, a row that
 * was deleted), the last one that is still there gets it; a page without one, its heading. A click beside the controls is no loss.
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
      // a button that is sending comes back
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
    // on nothing that takes the focus: it is put away on purpose
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
