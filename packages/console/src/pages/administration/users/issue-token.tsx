import { Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useQuery } from 'urql';
import { useNames, useWords } from '../../../words/use-words.js';
import { Day } from '../../rules/day.js';
import { ActButton } from '../shared/act-button.js';
import { ShownOnce } from '../shared/shown-once.js';
import { IssueServiceTokenDocument, type IssueServiceTokenMutationVariables, ProgramsDocument } from './operations.js';
import { words } from './words.js';

interface Values {
  userId?: string;
  name: string;
  scopes: IssueServiceTokenMutationVariables['scopes'];
  expiresOn: string;
}

/** Issues a token for a program: of this one, or of one that is chosen. It is shown once. */
export function IssueToken({ of }: { of?: { id: string; username: string } }) {
  const t = useWords(words);
  const { options } = useNames();
  const [token, setToken] = useState<string>();
  return (
    <>
      <ActButton
        title={t('issue')}
        about={t('issueAbout')}
        act={IssueServiceTokenDocument}
        said={t('issued')}
        button={{ type: 'primary' }}
        initial={{ scopes: ['GRAPHQL'] } as Partial<Values>}
        toVariables={({ userId, expiresOn, ...wish }: Values) => ({
          ...wish,
          userId: of?.id ?? userId!,
          // The day itself is the last one.
          expiresAt: `${expiresOn}T23:59:59+08:00`,
        })}
        onDone={({ issueServiceToken }) => setToken(issueServiceToken.token)}
      >
        {!of && <Program />}
        <Form.Item
          name="name"
          label={t('purpose')}
          rules={[{ required: true, whitespace: true, max: 100, message: t('purpose') }]}
        >
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="scopes" label={t('scopes')} rules={[{ required: true, message: t('scopes') }]}>
          <Checkbox.Group options={options('TokenScope')} />
        </Form.Item>
        <Form.Item name="expiresOn" label={t('expires')} rules={[{ required: true, message: t('expires') }]}>
          <Day least={new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)} />
        </Form.Item>
      </ActButton>
      <ShownOnce
        title={t('tokenIs')}
        secrets={token === undefined ? undefined : [token]}
        onClose={() => setToken(undefined)}
      />
    </>
  );
}

function Program() {
  const t = useWords(words);
  const [{ data, fetching }] = useQuery({ query: ProgramsDocument });
  return (
    <Form.Item
      name="userId"
      label={t('program')}
      extra={t('programHint')}
      rules={[{ required: true, message: t('program') }]}
    >
      <Select
        loading={fetching && !data}
        showSearch={{ optionFilterProp: 'label' }}
        options={(data?.users.nodes ?? []).map(({ id, username, displayName }) => ({
          value: id,
          label: `${username} · ${displayName}`,
        }))}
      />
    </Form.Item>
  );
}
