import { Popover, TextInput } from '@mantine/core';
import {
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import styles from './combo.module.css';
import { cx } from './cx.ts';
import { type FieldProps, fieldParts } from './field.tsx';
import { text as words } from './text.vi.ts';

export interface ComboOption {
  readonly id: string;
  readonly label: string;
  /** A second line: code, field, masked number. */
  readonly detail?: string;
  /** Stands right of the label: a limit, a date. */
  readonly aside?: ReactNode;
}

export interface ComboProps<Option extends ComboOption> extends FieldProps {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  /** What stands in the field. The caller keeps it, so that a draft has it. */
  readonly text: string;
  readonly onText: (text: string) => void;
  /** An option was taken; `onText` follows with its label. */
  readonly onPick: (option: Option) => void;
  /** Best first. The caller matches, without diacritics and in whatever fields. Called on each key. In JSX it stands before `onPick`,
   * which takes its option's type from here. */
  readonly search: (text: string) => readonly Option[] | Promise<readonly Option[]>;
  /** Any text will do and options are only offered; otherwise the first option is ready to be taken with Enter. */
  readonly isFree?: boolean;
  /** Letters from which on options are offered, from 0 (then also on focus). */
  readonly fromLength?: number;
  readonly placeholder?: string;
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  readonly onBlur?: () => void;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

interface Offer<Option> {
  readonly options: readonly Option[];
  readonly active: number;
}

const pageStep = 8;

/**
 * Type to search, arrows to choose, Enter to take (and, in a `FormFlow`, to move on in the same key press). Esc closes the list and keeps
 * what was typed.
 */
export function Combo<Option extends ComboOption>(props: ComboProps<Option>): ReactElement {
  const { text, onText, onPick, search, isFree = false, fromLength = 1, onBlur, ref } = props;
  const made = useId();
  const id = props.id ?? props.name ?? made;
  const listId = `${id}-list`;
  const [offer, setOffer] = useState<Offer<Option> | null>(null);
  const latestAsk = useRef(0);
  const list = useRef<HTMLDivElement>(null);

  const close = (): void => {
    latestAsk.current += 1;
    setOffer(null);
  };
  const show = (options: readonly Option[]): void =>
    setOffer(isFree && options.length === 0 ? null : { options, active: isFree ? -1 : 0 });
  const ask = (typed: string): void => {
    latestAsk.current += 1;
    const ticket = latestAsk.current;
    if (typed.trim().length < fromLength) {
      setOffer(null);
      return;
    }
    const found = search(typed);
    if (!(found instanceof Promise)) {
      show(found);
      return;
    }
    // A failed search offers nothing; the field still takes what is typed.
    void found.then(
      (options) => (latestAsk.current === ticket ? show(options) : undefined),
      () => undefined,
    );
  };
  const take = (option: Option): void => {
    onPick(option);
    onText(option.label);
    close();
  };
  const moveTo = (active: number): void => {
    if (offer === null) {
      ask(text);
      return;
    }
    const last = offer.options.length - 1;
    setOffer({ ...offer, active: active < 0 ? (isFree && active === -1 ? -1 : 0) : Math.min(active, last) });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const at = offer?.active ?? -1;
    switch (event.key) {
      case 'ArrowDown':
        event.preventDefault();
        moveTo(at + 1);
        break;
      case 'ArrowUp':
        event.preventDefault();
        if (offer !== null) moveTo(at - 1);
        break;
      case 'PageDown':
      case 'PageUp':
        if (offer === null) return;
        event.preventDefault();
        moveTo(event.key === 'PageDown' ? at + pageStep : Math.max(0, at - pageStep));
        break;
      case 'Escape':
        if (offer === null) return;
        event.preventDefault();
        event.stopPropagation();
        close();
        break;
      case 'Enter':
      case 'Tab': {
        const option = offer?.options[at];
        if (option === undefined || event.ctrlKey || event.shiftKey) return close();
        // Not prevented: the form then moves on with this same key.
        take(option);
        break;
      }
      default:
    }
  };

  const active = offer?.options[offer.active];
  const activeId = active === undefined ? undefined : `${listId}-${active.id}`;
  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  const isOpen = offer !== null;
  return (
    <>
      <Popover
        opened={isOpen}
        position="bottom-start"
        offset={2}
        width="target"
        trapFocus={false}
        returnFocus={false}
        withRoles={false}
        transitionProps={{ duration: 0 }}
        shadow="md"
        middlewares={{ flip: true, shift: true, size: true }}
      >
        <Popover.Target>
          <TextInput
            {...fieldParts(props, id)}
            autoComplete="off"
            spellCheck={false}
            role="combobox"
            aria-expanded={isOpen}
            aria-controls={listId}
            aria-autocomplete="list"
            {...(activeId === undefined ? {} : { 'aria-activedescendant': activeId })}
            value={text}
            onChange={({ target }) => {
              onText(target.value);
              ask(target.value);
            }}
            onFocus={() => {
              if (fromLength === 0) ask(text);
            }}
            onBlur={() => {
              close();
              onBlur?.();
            }}
            onKeyDown={onKeyDown}
            placeholder={props.placeholder}
            leftSection={props.before}
            rightSection={props.after}
            disabled={props.disabled === true}
            autoFocus={props.autoFocus === true}
            {...(props.name === undefined ? {} : { name: props.name })}
            {...(ref === undefined ? {} : { ref })}
          />
        </Popover.Target>
        <Popover.Dropdown className={cx(styles['dropdown'])}>
          <div ref={list} id={listId} role="listbox" aria-label={props.label} className={styles['list']}>
            {offer?.options.map((option, index) => (
              // Keys are handled in the field; the mouse takes with one press, before the field loses the focus.
              // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
              <div
                key={option.id}
                id={`${listId}-${option.id}`}
                role="option"
                aria-selected={index === offer.active}
                className={cx(styles['option'], index === offer.active && styles['active'])}
                onMouseDown={(event) => {
                  event.preventDefault();
                  take(option);
                }}
              >
                <span className={styles['text']}>
                  <span className={styles['name']}>{option.label}</span>
                  {option.detail !== undefined && <span className={styles['detail']}>{option.detail}</span>}
                </span>
                {option.aside !== undefined && <span className={styles['aside']}>{option.aside}</span>}
              </div>
            ))}
          </div>
          {offer?.options.length === 0 && <p className={styles['empty']}>{words.comboEmpty}</p>}
        </Popover.Dropdown>
      </Popover>
      <span role="status" className={styles['status']}>
        {offer === null
          ? ''
          : offer.options.length === 0
            ? words.comboEmpty
            : words.comboCount(offer.options.length)}
      </span>
    </>
  );
}
