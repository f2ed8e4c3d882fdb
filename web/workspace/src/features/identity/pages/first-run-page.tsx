import { Button, Fieldset, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Fields } from '#shared';
import { ErrorState, Loaded, OpenPage, useFields, useLanguage, Form, useTranslation } from '#shared';
import type { FirstRun } from '../api/sign-in.js';
import { beginFirstRun, firstRunQuery } from '../api/sign-in.js';
import type { NewWorkspaceValues } from '../domain/new-workspace.js';
import { both, noWorkspaceYet, workspaceOf } from '../domain/new-workspace.js';
import { NewPassword } from '../components/new-password.js';
import { NewWorkspaceFields } from '../components/new-workspace-fields.js';
import { useEnter } from '../components/use-enter.js';

interface FirstRunValues extends NewWorkspaceValues {
  token: string;
  email: string;
  password: string;
  personEn: string;
  personZh: string;
}

interface PartProps {
  readonly form: Fields<FirstRunValues>;
}

function You({ form }: PartProps) {
  const { t } = useTranslation('identity');
  return (
    <Fieldset legend={t('firstRun.you')} variant="unstyled">
      <Stack gap="md">
        <TextInput
          {...form.text('token')}
          label={t('firstRun.token')}
          description={t('firstRun.tokenRule')}
          autoComplete="off"
          size="md"
          required
        />
        <TextInput
          {...form.text('personEn', 'person.name.en')}
          label={t('firstRun.personEn')}
          autoComplete="name"
          size="md"
          required={!form.values.personZh}
        />
        <TextInput
          {...form.text('personZh', 'person.name.zh')}
          label={t('firstRun.personZh')}
          size="md"
          required={!form.values.personEn}
        />
        <TextInput {...form.text('email')} label={t('email')} type="email" autoComplete="username" size="md" required />
        <NewPassword {...form.text('password')} size="md" />
      </Stack>
    </Fieldset>
  );
}

function FirstWorkspace({ form }: PartProps) {
  const { t } = useTranslation('identity');
  return (
    <Fieldset legend={t('firstRun.workspace')} variant="unstyled">
      <NewWorkspaceFields form={form} size="md" />
    </Fieldset>
  );
}

function FirstRunForm() {
  const { t } = useTranslation('identity');
  const enter = useEnter();
  const tag = useLanguage() === 'zh' ? 'zh-CN' : 'en';
  const empty = { token: '', email: '', password: '', personEn: '', personZh: '', ...noWorkspaceYet() };
  const form = useFields<FirstRunValues>(empty, null);
  const submit = async (): Promise<void> => {
    const done = await form.submit((wanted) => beginFirstRun(requestOf(wanted, tag)).then(() => true));
    if (done) await enter();
  };
  return (
    <Form form={form} onSubmit={submit}>
      <Stack gap="lg">
        <You form={form} />
        <FirstWorkspace form={form} />
        {form.problem !== null && <ErrorState error={form.problem} compact typed />}
        <Button type="submit" size="md" loading={form.busy} fullWidth>
          {t('firstRun.create')}
        </Button>
      </Stack>
    </Form>
  );
}

function requestOf(wanted: FirstRunValues, language: FirstRun['language']): FirstRun {
  const { token, email, password, personEn, personZh } = wanted;
  return {
    token,
    email,
    password,
    language,
    person: { name: both(personEn, personZh), capacity: 'secretariat', sex: 'not-stated', language },
    workspace: workspaceOf(wanted),
  };
}

/** Creates the first workspace and administrator of an empty installation. */
export function FirstRunPage() {
  const { t } = useTranslation('identity');
  const firstRun = useQuery(firstRunQuery);
  const closed = firstRun.data?.open === false;
  const words = closed
    ? { title: t('firstRun.doneTitle'), purpose: t('firstRun.done') }
    : { title: t('firstRun.title'), purpose: t('firstRun.purpose') };
  return (
    <OpenPage {...words}>
      <Loaded query={firstRun}>
        {({ open }) =>
          open ? (
            <FirstRunForm />
          ) : (
            <Button component={Link} to={'/sign-in' as string} size="md" fullWidth>
              {t('signIn.title')}
            </Button>
          )
        }
      </Loaded>
    </OpenPage>
  );
}
