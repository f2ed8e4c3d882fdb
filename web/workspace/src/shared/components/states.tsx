import { Button, Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ArrowLeft, CircleAlert, RotateCw, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useContext, useEffect, useRef, useState } from 'react';
import type { FieldProblem } from '../api/problem.js';
import { ProblemError } from '../api/problem.js';
import { fieldLinksAround, type FieldLink } from '../forms/field-links.js';
import { remainderOf } from '../forms/shown-at-fields.js';
import { useTranslation } from '../i18n/i18n.js';
import { MembershipContext } from '../session/workspace-context.js';

interface EmptyStateProps {
  /** A lucide icon. */
  readonly icon?: ReactNode;
  readonly title: string;
  /** What will appear here. */
  readonly children: ReactNode;
  /** The first step, a button or link. */
  readonly action?: ReactNode;
}

export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="tp-state">
      {icon && (
        <div className="tp-state-icon" aria-hidden>
          {icon}
        </div>
      )}
      <p className="tp-state-title">{title}</p>
      <p className="tp-dimmed tp-measure">{children}</p>
      {action && <div className="tp-state-action">{action}</div>}
    </div>
  );
}

interface ErrorStateProps {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  /** The page retries automatically when the connection is restored, as queries do. */
  readonly retries?: boolean;
  /** A form was open, and its content is still on the page. */
  readonly typed?: boolean;
  /** Shown next to other content instead of replacing it. */
  readonly compact?: boolean;
}

interface Explained {
  readonly title: string;
  readonly detail: string | undefined;
  readonly code: string | undefined;
  /** A reference for the administrator; only if the reader can do nothing else. */
  readonly reference: string | undefined;
  readonly offline: boolean;
  /** There is nothing at this address, so another one is offered. */
  readonly missing: boolean;
}

/** Whether retrying may help; not after a definite refusal. */
function mayPass(error: unknown): boolean {
  if (!(error instanceof ProblemError)) return true;
  const { status } = error;
  return status === 0 || status === 408 || status === 429 || status >= 500;
}

function useExplained(error: unknown, retries: boolean): Explained {
  const { t } = useTranslation('shared');
  if (!(error instanceof ProblemError)) {
    const [title, detail] = [t('problem.unexpected.title'), t('problem.unexpected.detail')];
    return { title, detail, code: undefined, reference: undefined, offline: false, missing: false };
  }
  const { body, status, code } = error;
  const kind =
    status === 0 ? 'offline' : status === 404 ? 'notFound' : code === 'client.check' ? 'check' : 'unexpected';
  const says = body.title !== '';
  return {
    title: says
      ? body.title
      : t(kind === 'offline' && !navigator.onLine ? 'problem.offline.self' : `problem.${kind}.title`),
    detail: says
      ? body.detail
      : t(kind === 'offline' && retries ? 'problem.offline.retries' : `problem.${kind}.detail`),
    code: status === 0 ? undefined : body.code,
    reference: status >= 500 ? body.instance?.replace('urn:uuid:', '') : undefined,
    offline: status === 0,
    missing: status === 404,
  };
}

function Places({ places }: { readonly places: readonly FieldProblem[] }) {
  if (places.length === 0) return null;
  return (
    <ul>
      {places.map((entry) => (
        <li key={entry.pointer + entry.code}>{entry.detail}</li>
      ))}
    </ul>
  );
}

/** In a form: the message is focused, and lists the fields with errors. */
function useSummary(error: unknown, typed: boolean | undefined) {
  const place = useRef<HTMLDivElement>(null);
  const [links, setLinks] = useState<readonly FieldLink[]>([]);
  useEffect(() => {
    if (!typed || !place.current) return;
    setLinks(fieldLinksAround(place.current));
    place.current.focus();
  }, [error, typed]);
  return { place, links };
}

function FieldLinks({ links }: { readonly links: readonly FieldLink[] }) {
  const { t } = useTranslation('shared');
  if (links.length === 0) return null;
  return (
    <ul className="tp-problem-fields">
      {links.map(({ label, message, focus }) => (
        <li key={label + message}>
          <button type="button" className="tp-link" onClick={focus}>
            {t('labelled', { label, words: message })}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** A link away from an address at which nothing exists (any more). */
export function WayBack() {
  const { t } = useTranslation('shared');
  const slug = useContext(MembershipContext)?.workspace.slug;
  return (
    <div className="tp-state-action">
      {window.history.length > 1 && (
        <Button
          variant="default"
          leftSection={<ArrowLeft size={16} aria-hidden />}
          onClick={() => window.history.back()}
        >
          {t('back')}
        </Button>
      )}
      <Button component={Link} to={slug === undefined ? '/' : `/w/${slug}`}>
        {t('problem.notFound.overview')}
      </Button>
    </div>
  );
}

interface WordsProps extends ErrorStateProps {
  readonly said: Explained;
  readonly links: readonly FieldLink[];
}

function Words({ error, said, links, onRetry, typed, compact }: WordsProps) {
  const { t } = useTranslation('shared');
  const { title, detail, missing, reference } = said;
  const { atFields, places } = remainderOf(error);
  const lost = typed ? t('problem.lost.kept') : onRetry && t('problem.lost.safe');
  return (
    <div className="tp-problem-words">
      <p className={compact ? 'tp-problem-title' : 'tp-state-title'}>{atFields ? t('problem.fields') : title}</p>
      {detail && detail !== title && !atFields && <p>{detail}</p>}
      <Places places={places} />
      <FieldLinks links={links} />
      {lost && <p className="tp-dimmed">{lost}</p>}
      {onRetry && (
        <Button
          className="tp-problem-retry"
          variant="default"
          leftSection={<RotateCw size={16} aria-hidden />}
          onClick={onRetry}
        >
          {t('retry')}
        </Button>
      )}
      {missing && !compact && <WayBack />}
      {reference && <p className="tp-small tp-dimmed">{t('problem.reference', { instance: reference })}</p>}
    </div>
  );
}

/** What happened, whether anything was lost, and what to do. */
export function ErrorState(props: ErrorStateProps) {
  const { error, retries = false, typed, compact } = props;
  const said = useExplained(error, retries);
  const { place, links } = useSummary(error, typed);
  const Icon = said.offline ? WifiOff : CircleAlert;
  return (
    <div
      ref={place}
      tabIndex={typed ? -1 : undefined}
      className={compact ? 'tp-problem' : 'tp-state tp-state-failed'}
      role="alert"
      data-code={said.code}
    >
      <span className={compact ? 'tp-problem-icon' : 'tp-state-icon'} aria-hidden>
        <Icon size={compact ? 20 : 32} />
      </span>
      <Words {...props} said={said} links={links} />
    </div>
  );
}

/** Grey lines while content is loading; announced once by screen readers. */
export function LoadingState({ rows = 4, card }: { readonly rows?: number; readonly card?: boolean }) {
  const { t } = useTranslation('shared');
  return (
    <div className={card ? 'tp-card' : undefined} role="status" aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} height={index === 0 ? 24 : 16} mb={14} width={index === 0 ? '40%' : '100%'} animate />
      ))}
    </div>
  );
}

interface QueryShape<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly refetch: () => unknown;
}

interface LoadedProps<T> {
  readonly query: QueryShape<T>;
  readonly skeleton?: ReactNode;
  readonly children: (found: T) => ReactNode;
}

/** Loading state, error or content of a query; old content is shown while it is refetched. */
export function Loaded<T>({ query, skeleton, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) return skeleton ?? <LoadingState />;
  const again = mayPass(query.error) ? () => void query.refetch() : undefined;
  return <ErrorState error={query.error} retries onRetry={again} />;
}
