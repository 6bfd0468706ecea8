import { PredefinedPage, ProgramPage, TypePage } from './wizard-pages/about.tsx';
import { PortsPage, ProtocolPage, ScopePage } from './wizard-pages/traffic.tsx';
import { ActionPage, NamePage, PrincipalsPage, ProfilePage } from './wizard-pages/verdict.tsx';
import type { PageProps } from './wizard-pages/page-props.ts';

/** The fields of the open page. */
export function WizardPageFields(props: PageProps) {
  switch (props.view.page) {
    case 'type':
      return <TypePage {...props} />;
    case 'program':
      return <ProgramPage {...props} />;
    case 'ports':
      return <PortsPage {...props} />;
    case 'protocol':
      return <ProtocolPage {...props} />;
    case 'scope':
      return <ScopePage {...props} />;
    case 'predefined':
      return <PredefinedPage {...props} />;
    case 'action':
      return <ActionPage {...props} />;
    case 'users':
    case 'computers':
      return <PrincipalsPage {...props} />;
    case 'profile':
      return <ProfilePage {...props} />;
    case 'name':
      return <NamePage {...props} />;
  }
}
