import { Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSession } from '../../../app/session.js';
import { RegionSelect } from '../../../parts/region-select.js';
import { common } from '../../../words/common.js';
import { useNames, useWords } from '../../../words/use-words.js';
import { ActButton } from '../shared/act-button.js';
import { ShownOnce } from '../shared/shown-once.js';
import { CreateUserDocument } from './operations.js';
import { words } from './words.js';

interface Values {
  username: string;
  displayName: string;
  regionCode: string;
  kind: 'PERSON' | 'SERVICE';
  staffNo?: string;
  oidcIssuer?: string;
  oidcSubject?: string;
}

interface Made {
  id: string;
  username: string;
  password: string;
}

/** Makes a user; a person's first password is shown once, then the user's page opens. */
export function CreateUser() {
  const t = useWords(common, words);
  const { options } = useNames();
  const { viewer } = useSession();
  const open = useNavigate();
  const [made, setMade] = useState<Made>();
  const lead = (id: string) => void open(`/administration/users/${encodeURIComponent(id)}`);
  return (
    <>
      <ActButton
        title={t('create')}
        about={t('createAbout')}
        act={CreateUserDocument}
        said={t('created')}
        button={{ type: 'primary' }}
        initial={{ kind: 'PERSON', regionCode: viewer.regionCode } satisfies Partial<Values> as Partial<Values>}
        toVariables={({ oidcIssuer, oidcSubject, staffNo, ...user }: Values) => ({
          ...user,
          staffNo: staffNo?.trim() || null,
          oidc: oidcIssuer ? { issuer: oidcIssuer.trim(), subject: oidcSubject?.trim() ?? '' } : null,
        })}
        onDone={({ createUser: { password, user } }) =>
          password ? setMade({ id: user.id, username: user.username, password }) : lead(user.id)
        }
      >
        {(form) => (
          <>
            <Form.Item name="kind" label={t('kind')}>
              <Radio.Group optionType="button" options={options('UserKind')} />
            </Form.Item>
            <Form.Item
              name="username"
              label={t('username')}
              extra={t('usernameHint')}
              rules={[{ required: true, whitespace: true, message: t('usernameHint') }]}
            >
              <Input autoComplete="off" />
            </Form.Item>
            <Form.Item
              name="displayName"
              label={t('displayName')}
              rules={[{ required: true, whitespace: true, message: t('displayName') }]}
            >
              <Input autoComplete="off" />
            </Form.Item>
            <Form.Item name="regionCode" label={t('home')} rules={[{ required: true, message: t('home') }]}>
              <ChosenRegion />
            </Form.Item>
            <Form.Item noStyle dependencies={['kind']}>
              {() =>
                form.getFieldValue('kind') !== 'SERVICE' && (
                  <>
                    <Form.Item name="staffNo" label={t('staffNo')} extra={t('staffNoHint')}>
                      <Input autoComplete="off" />
                    </Form.Item>
                    <OidcFields />
                  </>
                )
              }
            </Form.Item>
          </>
        )}
      </ActButton>
      <ShownOnce
        title={t('firstPassword', { name: made?.username ?? '' })}
        secrets={made && [made.password]}
        onClose={() => made && lead(made.id)}
      >
        {t('passwordUse')}
      </ShownOnce>
    </>
  );
}

/** A region as a form holds it. */
export const ChosenRegion = ({
  value = '',
  onChange = () => undefined,
}: {
  value?: string;
  onChange?: (code: string) => void;
}) => <RegionSelect value={value} onChange={onChange} />;

/** Who somebody is at the OpenID issuer: both or neither. */
export function OidcFields() {
  const t = useWords(words);
  return (
    <>
      <Form.Item name="oidcIssuer" label={t('oidcIssuer')} extra={t('oidcIssuerHint')}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item noStyle dependencies={['oidcIssuer']}>
        {({ getFieldValue }) =>
          getFieldValue('oidcIssuer') && (
            <Form.Item
              name="oidcSubject"
              label={t('oidcSubject')}
              rules={[{ required: true, whitespace: true, message: t('oidcSubject') }]}
            >
              <Input autoComplete="off" />
            </Form.Item>
          )
        }
      </Form.Item>
    </>
  );
}
