import { Notice } from "../components/notice.tsx";

interface FormTroubleProps {
  readonly sentence: string;
  /** What is wrong, by the name of its field. */
  readonly problems: Readonly<Record<string, string>>;
}

/** Why a form was refused: read first, and each reason leads to its field. */
export function FormTrouble({ sentence, problems }: FormTroubleProps) {
  const troubles = Object.entries(problems);
  return (
    <Notice id="form-notice" kind="trouble">
      <p>{sentence}</p>
      {troubles.length > 0 && (
        <ul class="troubles">
          {troubles.map(([name, text]) => (
            <li key={name}>
              <a href={`#${name}`}>{text}</a>
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
