import { Flex, Table } from 'antd';
import { Answer } from '../../../parts/answer.js';
import { useFreshQuery } from '../../../parts/use-fresh-query.js';
import { useWords } from '../../../words/use-words.js';
import { IssueToken } from './issue-token.js';
import { TokensOfUserDocument } from './operations.js';
import { useTokenColumns } from './token-columns.js';
import { words } from './words.js';

/** Tokens of one program. */
export function TokensOfUser({ user, mayAct }: { user: { id: string; username: string }; mayAct: boolean }) {
  const t = useWords(words);
  const [answer, again] = useFreshQuery({ query: TokensOfUserDocument, variables: { id: user.id } });
  const columns = useTokenColumns({ withUser: false, mayAct });
  return (
    <Answer of={answer} onRetry={again}>
      {({ node }) => (
        <Flex vertical gap="small" align="flex-start">
          {mayAct && <IssueToken of={user} />}
          <Table
            size="small"
            rowKey="id"
            pagination={false}
            style={{ width: '100%' }}
            scroll={{ x: 'max-content' }}
            locale={{ emptyText: t('noTokens') }}
            columns={columns}
            dataSource={node && 'serviceTokens' in node ? node.serviceTokens.nodes : []}
          />
        </Flex>
      )}
    </Answer>
  );
}
