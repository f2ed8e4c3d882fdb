import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n.js';
import { readSetting, writeSetting } from '../../shared/i18n/language.js';
import { DeviceReplacementNotice } from '../../shared/session/device-replacement-notice.js';
import { WorkspaceLink } from '../../shared/routing/navigation.js';
import { InFrame } from './in-frame.js';
import { BottomBar } from './bottom-bar.js';
import { NotificationBell } from './notification-bell.js';
import { LanguageSwitch } from '../../shared/components/language-switch.js';
import { PersonMenu } from './person-menu.js';
import { SearchDialog } from './search-dialog.js';
import { SectionTabs } from './section-tabs.js';
import { SideNavigation } from './side-navigation.js';
import { WorkspaceSwitch } from './workspace-switch.js';

const narrowKey = 'tripartite.navigation';

function Logo() {
  return <img src="/favicon.svg" width={28} height={28} alt="" />;
}

/** Header, navigation and the page content. */
export function Frame() {
  const { t } = useTranslation('app');
  const [searching, search] = useDisclosure(false);
  const [narrow, setNarrow] = useState(readSetting(narrowKey) === 'narrow');
  useHotkeys([['mod+K', search.open]], []);
  const fold = (next: boolean): void => {
    setNarrow(next);
    writeSetting(narrowKey, next ? 'narrow' : 'wide');
  };
  return (
    <div className="tp-frame" data-narrow={narrow || undefined}>
      <header className="tp-head tp-no-print">
        <WorkspaceLink to="/" className="tp-logo" aria-label={t('nav.overview')}>
          <Logo />
        </WorkspaceLink>
        <WorkspaceSwitch />
        <div className="tp-head-tools">
          <button type="button" className="tp-head-search" onClick={search.open}>
            <Search size={18} aria-hidden />
            <span>{t('search.open')}</span>
            <kbd aria-hidden>Ctrl K</kbd>
          </button>
          <LanguageSwitch />
          <NotificationBell />
          <PersonMenu />
        </div>
      </header>
      <SideNavigation narrow={narrow} onNarrow={fold} />
      <main id="content" tabIndex={-1} className="tp-main">
        <DeviceReplacementNotice />
        <SectionTabs />
        <InFrame value>
          <Outlet />
        </InFrame>
      </main>
      <BottomBar />
      <SearchDialog opened={searching} onClose={search.close} />
    </div>
  );
}
