import { Button, type ButtonProps } from 'antd';
import { useState } from 'react';
import { acts } from '../../schema/acts.js';
import { inLanguage, useLanguage } from '../../words/language.js';
import { type Acted, ActForm } from './act-form.js';

interface Props {
  /** A mutation that begins something, such as "issueOrder". */
  act: string;
  given?: Readonly<Record<string, unknown>>;
  label?: string;
  type?: ButtonProps['type'];
  onDone: (begun: Acted) => void;
}

/** Begins a matter in a form. */
export function BeginButton({ act, given, label, type, onDone }: Props) {
  const { language } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const title = label ?? inLanguage(language, acts[act]!.title);
  return (
    <>
      <Button {...(type && { type })} onClick={() => setOpen(true)}>
        {title}
      </Button>
      {isOpen && (
        <ActForm
          act={act}
          title={title}
          given={given}
          onClose={() => setOpen(false)}
          onDone={(begun) => {
            setOpen(false);
            if (begun) onDone(begun);
          }}
        />
      )}
    </>
  );
}
