import { Button, CopyButton, Stack, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { MessageSquareText } from 'lucide-react';
import { api, ErrorState, useTranslation, useWorkspace } from '#shared';

const languages = ['zh', 'en'] as const;

/** A text to copy to WeChat or SMS; with the link of one person only if that person is named. */
export function InvitationText({ meetingId, personId }: { readonly meetingId: string; readonly personId?: string }) {
  const { t } = useTranslation('dialogue');
  const { id: workspaceId } = useWorkspace();
  const write = useMutation({
    mutationFn: () =>
      api.post('/api/workspaces/{workspaceId}/notifications/meetings/{meetingId}/texts', {
        path: { workspaceId, meetingId },
        body: { personId: personId ?? null },
      }),
  });
  const one = personId !== undefined;
  const { data } = write;
  if (data === undefined)
    return (
      <>
        <Button
          variant="default"
          size={one ? 'compact-sm' : 'sm'}
          leftSection={<MessageSquareText size={16} aria-hidden />}
          loading={write.isPending}
          onClick={() => write.mutate()}
        >
          {t(one ? 'invitation.text.forOne' : 'invitation.text.forAll')}
        </Button>
        {write.error !== null && <ErrorState error={write.error} compact />}
      </>
    );
  return (
    <Stack gap="xs" className="dl-invitation-text">
      <p className="tp-small tp-dimmed">{t(one ? 'invitation.text.hintOne' : 'invitation.text.hintAll')}</p>
      {languages.map((language) => (
        <div key={language}>
          <Textarea
            label={t(`invitation.text.${language}`)}
            lang={language === 'zh' ? 'zh-CN' : 'en'}
            value={data[language]}
            readOnly
            autosize
            maxRows={14}
          />
          <CopyButton value={data[language]}>
            {({ copied, copy }) => (
              <Button variant="default" size="compact-sm" mt={6} onClick={copy}>
                {t(copied ? 'invitation.text.copied' : `invitation.text.copy.${language}`)}
              </Button>
            )}
          </CopyButton>
        </div>
      ))}
    </Stack>
  );
}
