import { getRouteApi, Link } from '@tanstack/react-router';
import { describeProblem } from '@/shared/api/problem';
import { useText } from '@/shared/i18n/text';
import { BarePage } from './BarePage';
import { acceptInvitation, useEnter } from './doors';
import { NewPasswordForm } from './NewPasswordForm';

const route = getRouteApi('/bare/invitations/$word');

/** The mailed invitation: who invites whom, and the password that accepts it. */
export function InvitationPage() {
  const t = useText();
  const { word } = route.useParams();
  const { name, email, company } = route.useLoaderData();
  const enter = useEnter();
  return (
    <BarePage title={t('signin.welcome', { name })} intro={t('signin.invitedIntro', { company, email })}>
      <NewPasswordForm
        email={email}
        action={t('signin.join')}
        save={async (password) => {
          await acceptInvitation(word, password);
          await enter();
        }}
      />
    </BarePage>
  );
}

/** A link that was used or has ended. */
export function LinkEnded({ error }: { error: unknown }) {
  const t = useText();
  return (
    <BarePage title={t('signin.linkEnded')} intro={describeProblem(error, t)}>
      <Link to="/sign-in" className="link small">
        {t('signin.toSignIn')}
      </Link>
    </BarePage>
  );
}
