/* condition-questions.c - how a field of records can be asked about, in words */
#include "config.h"

#include "widgets/records/lists/condition-questions.h"

#include <glib/gi18n.h>

static const WayConditionQuestion questions[] = {
  { N_ ("contains"), WAY_RECORD_CONTAINS, TRUE },
  { N_ ("at least"), WAY_RECORD_AT_LEAST, TRUE },
  { N_ ("at most"), WAY_RECORD_AT_MOST, TRUE },
  { N_ ("before"), WAY_RECORD_BEFORE, TRUE },
  { N_ ("after"), WAY_RECORD_AFTER, TRUE },
  { N_ ("is"), WAY_RECORD_ANY, TRUE },
  { N_ ("is set"), WAY_RECORD_FILLED, FALSE },
  { N_ ("is not set"), WAY_RECORD_ANY, FALSE },
};

static gboolean
can_be_asked (const WayRecordSubject     *subject,
              const WayConditionQuestion *question)
{
  const WayField *field = subject->field;

  if (!way_record_subject_takes (subject, question->relation))
    return FALSE;
  if (!question->asks)
    return way_record_subject_takes (subject, WAY_RECORD_FILLED);

  return field->type != WAY_FIELD_PICTURE && (field->type != WAY_FIELD_PARAGRAPH || question->relation != WAY_RECORD_ANY);
}

/**
 * way_condition_questions_list:
 * @subject: a subject
 *
 * Returns: (transfer container) (element-type WayConditionQuestion): what can be asked about it, the
 *   likeliest first
 */
GPtrArray *
way_condition_questions_list (const WayRecordSubject *subject)
{
  GPtrArray *list = g_ptr_array_new ();
  guint      i;

  for (i = 0; i < G_N_ELEMENTS (questions); i++)
    if (can_be_asked (subject, &questions[i]))
      g_ptr_array_add (list, (gpointer)&questions[i]);

  return list;
}

/**
 * way_condition_questions_get_hint:
 * @subject: a subject
 *
 * Returns: (transfer none): what to write as a value, translated
 */
const char *
way_condition_questions_get_hint (const WayRecordSubject *subject)
{
  switch ((int)subject->field->type)
    {
    case WAY_FIELD_DATE:
      /* TRANSLATORS: how a date is typed: year, month, day */
      return _ ("2026-12-31");
    case WAY_FIELD_MONEY:
      /* TRANSLATORS: how an amount is typed */
      return _ ("1200 EUR");
    case WAY_FIELD_NUMBER:
    case WAY_FIELD_SCORE:
      return _ ("A number");
    case WAY_FIELD_REFERENCE:
    case WAY_FIELD_REFERENCES:
      return _ ("Find by name");
    default:
      return _ ("Words");
    }
}
