/** Fields of the records that are written on site: inquiry (询问笔录), survey (勘验笔录), sampling (抽样取证凭证). */
import { useT } from '../../messages/use-t.ts';
import { CheckboxField, RadioField } from '../../ui/choice-fields.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { FieldRow } from '../../ui/form.tsx';
import { Panel } from '../../ui/page.tsx';
import { NumberField, TextField } from '../../ui/text-fields.tsx';
import { WordsField } from '../field/public.ts';
import { MoneyField } from './money-field.tsx';
import { MomentField } from './moment-field.tsx';
import { emptyGoods } from './paper-start.ts';
import styles from './papers.module.css';
import { RowsField } from './rows-field.tsx';

function WhenAndWhere() {
  const t = useT();
  return (
    <>
      <FieldRow>
        <MomentField name="startedAt" label={t('papers.started-at')} required />
        <MomentField name="endedAt" label={t('papers.ended-at')} required />
      </FieldRow>
      <TextField name="place" label={t('papers.place')} required maxLength={300} />
    </>
  );
}

export function InquiryFields() {
  const t = useT();
  const recusals = ['not-asked-for', 'asked-for'] as const;
  return (
    <>
      <Panel title={t('papers.inquiry.when')}>
        <div className={styles.fields}>
          <WhenAndWhere />
          <FieldRow>
            <NumberField name="nth" label={t('papers.inquiry.nth')} required min={1} max={99} />
            <TextField name="recorder" label={t('papers.recorder')} required maxLength={60} />
          </FieldRow>
        </div>
      </Panel>
      <Panel title={t('papers.inquiry.person')}>
        <div className={styles.fields}>
          <FieldRow>
            <TextField name="person.name" label={t('papers.person.name')} required maxLength={60} />
            <TextField name="person.sex" label={t('papers.person.sex')} maxLength={10} />
            <TextField name="person.age" label={t('papers.person.age')} maxLength={10} inputMode="numeric" />
          </FieldRow>
          <FieldRow>
            <TextField name="person.idNo" label={t('papers.person.id-no')} maxLength={40} />
            <TextField name="person.phone" label={t('papers.person.phone')} maxLength={40} inputMode="tel" />
          </FieldRow>
          <FieldRow>
            <TextField name="person.unit" label={t('papers.person.unit')} maxLength={200} />
            <TextField name="person.post" label={t('papers.person.post')} maxLength={60} />
          </FieldRow>
          <TextField name="person.address" label={t('papers.person.address')} maxLength={300} />
        </div>
      </Panel>
      <Panel title={t('papers.inquiry.rights')}>
        <div className={styles.fields}>
          <CheckboxField name="rightsTold" label={t('papers.inquiry.rights-told')} />
          <RadioField
            name="recusal"
            label={t('papers.inquiry.recusal')}
            required
            options={recusals.map((value) => ({ value, label: t(`inspections.recusal.${value}`) }))}
          />
        </div>
      </Panel>
      <Panel title={t('papers.inquiry.dialogue')}>
        <RowsField
          name="dialogue"
          least={1}
          rowLabel={(number) => t('papers.inquiry.question-no', { number })}
          addLabel={t('papers.inquiry.add-question')}
          empty={{ question: '', answer: '' }}
        >
          {(prefix) => (
            <div className={styles.fields}>
              <WordsField
                name={`${prefix}.question`}
                label={t('papers.inquiry.question')}
                required
                maxLength={1000}
                use="question"
              />
              <WordsField name={`${prefix}.answer`} label={t('papers.inquiry.answer')} required maxLength={4000} />
            </div>
          )}
        </RowsField>
      </Panel>
    </>
  );
}

export function SurveyFields() {
  const t = useT();
  return (
    <Panel title={t('papers.kind.survey')}>
      <div className={styles.fields}>
        <WhenAndWhere />
        <FieldRow>
          <TextField name="weather" label={t('papers.survey.weather')} maxLength={60} />
          <TextField name="recorder" label={t('papers.recorder')} required maxLength={60} />
        </FieldRow>
        <TextField name="object" label={t('papers.survey.object')} required maxLength={500} />
        <TextField name="party" label={t('papers.survey.party')} maxLength={200} />
        <WordsField name="course" label={t('papers.survey.course')} required rows={5} maxLength={8000} use="finding" />
        <WordsField
          name="result"
          label={t('papers.survey.result')}
          required
          rows={3}
          maxLength={4000}
          use="conclusion"
        />
      </div>
    </Panel>
  );
}

export function SamplingFields() {
  const t = useT();
  return (
    <>
      <Panel title={t('papers.kind.sampling')}>
        <div className={styles.fields}>
          <FieldRow>
            <MomentField name="sampledAt" label={t('papers.sampling.sampled-at')} required />
            <TextField name="place" label={t('papers.place')} required maxLength={300} />
          </FieldRow>
          <WordsField name="method" label={t('papers.sampling.method')} required maxLength={500} />
          <WordsField name="sealing" label={t('papers.sampling.sealing')} maxLength={500} />
          <WordsField name="storage" label={t('papers.sampling.storage')} maxLength={500} />
          <WordsField name="disposal" label={t('papers.sampling.disposal')} maxLength={500} />
        </div>
      </Panel>
      <Panel title={t('papers.sampling.goods')}>
        <RowsField
          name="goods"
          least={1}
          rowLabel={(number) => t('papers.sampling.goods-no', { number })}
          addLabel={t('papers.sampling.add-goods')}
          empty={{ ...emptyGoods }}
        >
          {(prefix) => (
            <div className={styles.fields}>
              <FieldRow>
                <TextField name={`${prefix}.name`} label={t('papers.goods.name')} required maxLength={200} />
                <TextField name={`${prefix}.quantity`} label={t('papers.goods.quantity')} required maxLength={60} />
              </FieldRow>
              <FieldRow>
                <TextField name={`${prefix}.brand`} label={t('papers.goods.brand')} maxLength={100} />
                <TextField name={`${prefix}.specification`} label={t('papers.goods.specification')} maxLength={100} />
              </FieldRow>
              <FieldRow>
                <TextField name={`${prefix}.batch`} label={t('papers.goods.batch')} maxLength={100} />
                <DateField name={`${prefix}.producedOn`} label={t('papers.goods.produced-on')} />
              </FieldRow>
              <TextField name={`${prefix}.producer`} label={t('papers.goods.producer')} maxLength={200} />
              <FieldRow>
                <TextField name={`${prefix}.base`} label={t('papers.goods.base')} maxLength={60} />
                <MoneyField name={`${prefix}.unitPriceFen`} label={t('papers.goods.unit-price')} />
              </FieldRow>
            </div>
          )}
        </RowsField>
      </Panel>
    </>
  );
}
