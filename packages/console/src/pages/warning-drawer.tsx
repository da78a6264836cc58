import { Alert, Descriptions, Drawer, Spin, Table, Tag, Timeline, Typography } from 'antd';
import { gql, useQuery } from 'urql';
import { useWords } from '../words.js';
import { formatYuan, severityColours } from './warnings.js';

const WARNING = gql`
  query Warning($id: ID!) {
    node(id: $id) {
      id
      ... on Warning {
        warningNo
        severity
        category
        state
        messageZh
        messageEn
        openedAsOf
        verifyDueOn
        rectifyDueOn
        ruleId
        region {
          name
        }
        responsibleDepartment {
          name
        }
        rule {
          titleZh
          titleEn
          definition
        }
        evidence {
          name
          type
          value
        }
        events(first: 100) {
          nodes {
            id
            eventKind
            asOf
            reason
          }
        }
      }
    }
  }
`;

interface Evidence {
  name: string;
  type: string;
  value: string | null;
}

interface Warning {
  id: string;
  warningNo: string;
  severity: string;
  category: string;
  state: string;
  messageZh: string;
  messageEn: string;
  openedAsOf: string;
  verifyDueOn: string | null;
  rectifyDueOn: string | null;
  ruleId: string;
  region: { name: string } | null;
  responsibleDepartment: { name: string } | null;
  rule: { titleZh: string; titleEn: string; definition: { basis?: string[] } } | null;
  evidence: Evidence[];
  events: { nodes: { id: string; eventKind: string; asOf: string; reason: string | null }[] };
}

/** An amount with its commas, a share as per cent, everything else as it is. */
function shown(type: string, value: string | null): string | null {
  if (type === 'money') return formatYuan(value);
  return type === 'ratio' && value !== null ? `${(Number(value) * 100).toFixed(2)} %` : value;
}

interface Props {
  id: string | undefined;
  onClose: () => void;
}

/** One warning whole: what was found, on which evidence, under which article, and what happened since. */
export function WarningDrawer({ id, onClose }: Props) {
  const { language, t, named, evidenceName } = useWords();
  const [{ data, error, fetching }] = useQuery<{ node: Warning | null }>({
    query: WARNING,
    variables: { id },
    pause: id === undefined,
  });
  const warning = data?.node;
  const title =
    warning &&
    `${t('warnings')} ${warning.warningNo} · ${language === 'zh' ? warning.rule?.titleZh : warning.rule?.titleEn}`;

  return (
    <Drawer open={id !== undefined} onClose={onClose} size={640} title={title}>
      {fetching && <Spin />}
      {error && <Alert type="error" showIcon title={error.networkError ? t('noConnection') : t('failed')} />}
      {warning && (
        <>
          <Typography.Paragraph strong>
            {language === 'zh' ? warning.messageZh : warning.messageEn}
          </Typography.Paragraph>
          <Descriptions
            size="small"
            bordered
            column={2}
            items={[
              {
                key: 'severity',
                label: t('severity'),
                children: <Tag color={severityColours[warning.severity]}>{named('severity', warning.severity)}</Tag>,
              },
              { key: 'category', label: t('category'), children: named('category', warning.category) },
              { key: 'region', label: t('region'), children: warning.region?.name },
              { key: 'department', label: t('department'), children: warning.responsibleDepartment?.name },
              { key: 'opened', label: t('opened'), children: warning.openedAsOf },
              { key: 'state', label: t('state'), children: named('state', warning.state) },
              { key: 'verify', label: t('verifyDue'), children: warning.verifyDueOn },
              { key: 'rectify', label: t('rectifyDue'), children: warning.rectifyDueOn },
            ]}
          />
          <Typography.Title level={5}>{t('evidence')}</Typography.Title>
          <Table<Evidence>
            size="small"
            rowKey="name"
            pagination={false}
            dataSource={warning.evidence}
            columns={[
              { title: t('item'), dataIndex: 'name', render: evidenceName },
              {
                title: t('value'),
                align: 'right',
                render: (_, { type, value }) => shown(type, value),
              },
            ]}
          />
          <Typography.Title level={5}>{t('basis')}</Typography.Title>
          <ul>
            {warning.rule?.definition.basis?.map((article) => (
              <li key={article}>{article}</li>
            ))}
          </ul>
          <Typography.Title level={5}>{t('history')}</Typography.Title>
          <Timeline
            items={warning.events.nodes.map((event) => ({
              key: event.id,
              title: event.asOf,
              content: `${named('event', event.eventKind)}${event.reason ? ` · ${event.reason}` : ''}`,
            }))}
          />
        </>
      )}
    </Drawer>
  );
}
