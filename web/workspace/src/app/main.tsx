import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import 'virtual:tokens.css';
import '../shared/styles/base.css';
import '../shared/styles/components.css';
import './shell/frame.css';
import '../shared/styles/print.css';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { whenFactorNeeded, whenOtherPerson, whenSignedOut } from '../shared/api/client.js';
import { PrintingProgress } from '../shared/components/printed.js';
import { createQueryClient } from '../shared/api/query-client.js';
import { addMessages, i18n } from '../shared/i18n/i18n.js';
import { currentLanguage, tagOf } from '../shared/i18n/language.js';
import { reconnectSockets } from '../shared/live/socket.js';
import { forgetFetched, sessionOver } from '../shared/session/change-person.js';
import { meQuery } from '../shared/session/me.js';
import { detachPage, onOtherPerson } from '../shared/session/own-storage.js';
import { messages } from './i18n.js';
import { createAppRouter } from './router.js';
import { Themed } from './themed.js';

addMessages('app', messages);
document.documentElement.lang = tagOf(currentLanguage());

const queryClient = createQueryClient();
const router = createAppRouter(queryClient);

i18n.on('languageChanged', reconnectSockets);

whenSignedOut(() => {
  if (queryClient.getQueryData(meQuery.queryKey) === undefined) return;
  if (queryClient.getQueryData(meQuery.queryKey) === null) return;
  sessionOver(queryClient);
  void router.invalidate();
});

/** The route of the workspace leads to the page of the second factor, and back from it. */
whenFactorNeeded(() => {
  void queryClient.refetchQueries(meQuery).then(() => router.invalidate());
});

/**
 * Reloads the page when someone else has signed in in this browser, because everything on it belongs to another
 * person.
 */
function reloadForOther(): void {
  detachPage();
  forgetFetched(queryClient);
  window.location.reload();
}
whenOtherPerson(reloadForOther);
onOtherPerson(reloadForOther);

const place = document.getElementById('root');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <Themed>
          <Notifications position="bottom-right" />
          <PrintingProgress />
          <RouterProvider router={router} />
        </Themed>
      </QueryClientProvider>
    </StrictMode>,
  );
}
