import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Dropdown, message } from 'antd';
import { type ReactNode, useState } from 'react';
import { type TypedDocumentNode, useClient } from 'urql';
import { useSession } from '../../app/session.js';
import { common } from '../../words/common.js';
import { useWords } from '../../words/use-words.js';
import { download } from '../download.js';
import { useSayError } from '../failure.js';
import {
  PrintAssessmentDocument,
  type PrintedFragment,
  PrintInspectionDocument,
  PrintInterviewDocument,
  PrintLedgerDocument,
  PrintOrderDocument,
} from './operations.js';
import { words } from './words.js';

/** Documents are official ones, for Word, and their tables, for Excel. */
const formats = ['docx', 'xlsx'] as const;
type Format = (typeof formats)[number];

const prints = {
  WorkOrder: PrintOrderDocument,
  Inspection: PrintInspectionDocument,
  Interview: PrintInterviewDocument,
  Ledger: PrintLedgerDocument,
  Assessment: PrintAssessmentDocument,
} as const;
/** The kinds of matters of which documents are printed. */
export type Printable = keyof typeof prints;

interface FormatsProps {
  label: string;
  icon: ReactNode;
  /** Where the document is fetched, without the ending; asked for when a format is chosen. */
  url: () => Promise<string | undefined>;
  isSmall?: boolean;
}

function FormatsButton({ label, icon, url, isSmall = false }: FormatsProps) {
  const t = useWords(words);
  const { token } = useSession();
  const [said, room] = message.useMessage();
  const [isFetching, setFetching] = useState(false);

  async function fetchAs(format: Format) {
    setFetching(true);
    try {
      const found = await url();
      if (found) await download(`${found}.${format}`, token);
    } catch {
      void said.error(t('failed'));
    } finally {
      setFetching(false);
    }
  }

  return (
    <>
      {room}
      <Dropdown
        trigger={['click']}
        menu={{
          items: formats.map((format) => ({ key: format, label: t(format), onClick: () => void fetchAs(format) })),
        }}
      >
        <Button icon={icon} loading={isFetching} size={isSmall ? 'small' : 'middle'}>
          {label}
        </Button>
      </Dropdown>
    </>
  );
}

/** Has the document of a matter made as it stands, and hands it over as a Word or an Excel file. */
export function PrintButton({ kind, id }: { kind: Printable; id: string }) {
  const t = useWords(common);
  const client = useClient();
  const sayError = useSayError();
  const [said, room] = message.useMessage();

  async function print(): Promise<string | undefined> {
    // Each mutation has one field, which answers with the document.
    const asked: TypedDocumentNode<Record<string, unknown>, { id: string }> = prints[kind];
    const { data, error } = await client.mutation(asked, { id }).toPromise();
    if (error) void said.error(sayError(error).title);
    const made = data && Object.values(data).find((field): field is PrintedFragment => typeof field === 'object');
    return made?.downloadUrl ?? undefined;
  }

  return (
    <>
      {room}
      <FormatsButton label={t('print')} icon={<PrinterOutlined />} url={print} />
    </>
  );
}

/** Hands over a document that was made before. */
export function DocumentButton({ url, isSmall = false }: { url: string; isSmall?: boolean }) {
  const t = useWords(words);
  return <FormatsButton label={t('document')} icon={<DownloadOutlined />} url={async () => url} isSmall={isSmall} />;
}
