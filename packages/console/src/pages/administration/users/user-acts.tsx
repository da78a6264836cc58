import { Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useWords } from '../../../words/use-words.js';
import { ActButton } from '../shared/act-button.js';
import { ShownOnce } from '../shared/shown-once.js';
import { OidcFields } from './create-user.js';
import {
  ChangeUserDocument,
  DisableUserDocument,
  EnableUserDocument,
  ResetPasswordDocument,
  SetRevealQuotaDocument,
  UnlockUserDocument,
} from './operations.js';
import { isLocked } from './standing.js';
import type { ShownUser } from './user.js';
import { words } from './words.js';

interface Change {
  displayName: string;
  staffNo?: string | null;
  oidcIssuer?: string | null;
  oidcSubject?: string | null;
}

/** What an administrator may do about an account; what he may not, the answer says with its rule. */
export function UserActs({ user }: { user: ShownUser }) {
  const t = useWords(words);
  const [password, setPassword] = useState<string>();
  const { id } = user;
  const isPerson = user.userKind === 'PERSON';
  return (
    <>
      <ChangeUser user={user} />
      {isPerson && (
        <ActButton
          title={t('quota')}
          act={SetRevealQuotaDocument}
          said={t('changed')}
          initial={{ quota: user.revealQuota }}
          toVariables={({ quota }: { quota: number | null }) => ({ id, quota: quota ?? null })}
        >
          <Form.Item name="quota" label={t('quota')} extra={t('quotaHint')}>
            <InputNumber min={0} max={1_000} style={{ width: '100%' }} />
          </Form.Item>
        </ActButton>
      )}
      {isLocked(user.lockedUntil) && (
        <ActButton title={t('unlock')} act={UnlockUserDocument} said={t('done')} toVariables={() => ({ id })} />
      )}
      {isPerson && user.oidcIssuer === null && (
        <ActButton
          title={t('reset')}
          about={t('resetAbout')}
          act={ResetPasswordDocument}
          said={t('done')}
          button={{ danger: true }}
          toVariables={() => ({ id })}
          onDone={({ resetPassword }) => setPassword(resetPassword.password ?? undefined)}
        />
      )}
      {user.disabledAt ? (
        <ActButton title={t('enable')} act={EnableUserDocument} said={t('done')} toVariables={() => ({ id })} />
      ) : (
        <ActButton
          title={t('disable')}
          about={t('disableAbout')}
          act={DisableUserDocument}
          said={t('done')}
          button={{ danger: true }}
          toVariables={() => ({ id })}
        />
      )}
      <ShownOnce
        title={t('firstPassword', { name: user.username })}
        secrets={password === undefined ? undefined : [password]}
        onClose={() => setPassword(undefined)}
      >
        {t('passwordUse')}
      </ShownOnce>
    </>
  );
}

/** Only what is another than before is sent: an OpenID account that is sent ends all sessions. */
function ChangeUser({ user }: { user: ShownUser }) {
  const t = useWords(words);
  const before: Change = { displayName: user.displayName, staffNo: user.staffNo, oidcIssuer: user.oidcIssuer };
  const toChange = ({ displayName, staffNo, oidcIssuer, oidcSubject }: Change) => ({
    ...(displayName !== before.displayName && { displayName }),
    ...((staffNo?.trim() || null) !== before.staffNo && { staffNo: staffNo?.trim() || null }),
    ...(oidcIssuer && oidcSubject && { oidc: { issuer: oidcIssuer.trim(), subject: oidcSubject.trim() } }),
    ...(!oidcIssuer && before.oidcIssuer && { oidc: null }),
  });
  return (
    <ActButton
      title={t('change')}
      act={ChangeUserDocument}
      said={t('changed')}
      initial={before}
      toVariables={(values: Change) => ({ id: user.id, change: toChange(values) })}
    >
      <Form.Item
        name="displayName"
        label={t('displayName')}
        rules={[{ required: true, whitespace: true, message: t('displayName') }]}
      >
        <Input autoComplete="off" />
      </Form.Item>
      {user.userKind === 'PERSON' && (
        <>
          <Form.Item name="staffNo" label={t('staffNo')} extra={t('staffNoHint')}>
            <Input autoComplete="off" />
          </Form.Item>
          <OidcFields />
        </>
      )}
    </ActButton>
  );
}
