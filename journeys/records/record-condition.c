/* record-condition.c - one thing that is asked of records */
#include "config.h"

#include "journeys/records/record-condition.h"

#include <string.h>

#include <glib/gi18n.h>

/* As conditions are written; the words never change. */
static const char *const relation_words[WAY_N_RECORD_RELATIONS] = {
  [WAY_RECORD_ANY] = "is",
  [WAY_RECORD_FILLED] = "filled",
  [WAY_RECORD_CONTAINS] = "contains",
  [WAY_RECORD_AT_LEAST] = "from",
  [WAY_RECORD_AT_MOST] = "to",
  [WAY_RECORD_BEFORE] = "before",
  [WAY_RECORD_AFTER] = "after",
  [WAY_RECORD_WORDS] = "has",
  [WAY_RECORD_NO_WORDS] = "has-not",
};

/**
 * way_record_condition_new:
 * @subject: (nullable): what it is about
 * @relation: how it is asked
 * @values: (nullable) (array zero-terminated=1): canonical values
 *
 * Returns: (transfer full): the condition
 */
WayRecordCondition *
way_record_condition_new (const WayRecordSubject *subject,
                          WayRecordRelation       relation,
                          const char *const      *values)
{
  WayRecordCondition *self = g_new0 (WayRecordCondition, 1);

  self->subject = subject;
  self->relation = relation;
  self->values = values != NULL ? g_strdupv ((char **)values) : g_new0 (char *, 1);

  return self;
}

/* A value as the field of the subject has it; what is sought in texts is taken as it is. */
static gboolean
take_value (const WayRecordSubject *subject,
            WayRecordRelation       relation,
            const char             *text,
            GStrvBuilder           *values)
{
  g_autofree char *value = NULL;

  if (*text == '\0' && relation != WAY_RECORD_ANY)
    return FALSE;
  if (*text == '\0' || relation == WAY_RECORD_CONTAINS || relation == WAY_RECORD_WORDS || relation == WAY_RECORD_NO_WORDS)
    {
      g_strv_builder_add (values, text);
      return TRUE;
    }
  if (!way_field_normalise_stored (subject->field, text, &value, NULL) || value == NULL)
    return FALSE;
  g_strv_builder_add (values, value);

  return TRUE;
}

static gboolean
parse (WayRecordCondition *self,
       WayKind             kind,
       const char         *text)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  const WayRecordSubject *subject;
  int                     n_words, relation, i;

  if (!g_shell_parse_argv (text, &n_words, &words, NULL) || n_words < 2)
    return FALSE;
  subject = way_record_subjects_find (kind, words[0]);
  for (relation = 0; relation < WAY_N_RECORD_RELATIONS; relation++)
    if (g_str_equal (relation_words[relation], words[1]))
      break;
  if (subject == NULL || relation == WAY_N_RECORD_RELATIONS || !way_record_subject_takes (subject, relation) ||
      (relation == WAY_RECORD_FILLED) != (n_words == 2))
    return FALSE;
  for (i = 2; i < n_words; i++)
    if (!take_value (subject, relation, words[i], values))
      return FALSE;
  self->subject = subject;
  self->relation = relation;
  g_strfreev (self->values);
  self->values = g_strv_builder_end (values);

  return TRUE;
}

/**
 * way_record_condition_new_from_text:
 * @kind: a kind of record
 * @text: a condition as [func@record_condition_to_text] writes it
 *
 * What cannot be understood, because another version or somebody's hand wrote it, is kept as it
 * is and lets no record through.
 *
 * Returns: (transfer full): the condition
 */
WayRecordCondition *
way_record_condition_new_from_text (WayKind     kind,
                                    const char *text)
{
  WayRecordCondition *self = way_record_condition_new (NULL, WAY_RECORD_ANY, NULL);

  if (!parse (self, kind, text))
    self->source = g_strdup (text);

  return self;
}

/**
 * way_record_condition_copy:
 * @self: a condition
 *
 * Returns: (transfer full): another one that asks for the same
 */
WayRecordCondition *
way_record_condition_copy (const WayRecordCondition *self)
{
  WayRecordCondition *copy = way_record_condition_new (self->subject, self->relation, (const char *const *)self->values);

  copy->names = g_strdupv (self->names);
  copy->source = g_strdup (self->source);

  return copy;
}

/**
 * way_record_condition_free:
 * @self: (transfer full): a condition
 *
 * Frees it.
 */
void
way_record_condition_free (WayRecordCondition *self)
{
  g_strfreev (self->values);
  g_strfreev (self->names);
  g_free (self->source);
  g_free (self);
}

/**
 * way_record_condition_equal:
 * @a: a condition
 * @b: another one
 *
 * Returns: whether they ask for the same
 */
gboolean
way_record_condition_equal (const WayRecordCondition *a,
                            const WayRecordCondition *b)
{
  return a->subject == b->subject && a->relation == b->relation && g_strcmp0 (a->source, b->source) == 0 &&
         g_strv_equal ((const char *const *)a->values, (const char *const *)b->values);
}

static gboolean
is_plain (const char *word)
{
  const char *p;

  for (p = word; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isalnum (g_utf8_get_char (p)) && strchr ("-._", *p) == NULL)
      return FALSE;

  return *word != '\0';
}

/**
 * way_record_condition_to_text:
 * @self: a condition
 *
 * Returns: (transfer full): the condition in one line, to be kept
 */
char *
way_record_condition_to_text (const WayRecordCondition *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int i;

  if (self->subject == NULL)
    return g_strdup (self->source);
  g_string_append_printf (text, "%s %s", self->subject->name, relation_words[self->relation]);
  for (i = 0; self->values[i] != NULL; i++)
    {
      g_autofree char *line = g_strdelimit (g_strdup (self->values[i]), "\n\t", ' ');
      g_autofree char *word = is_plain (line) ? g_strdup (line) : g_shell_quote (line);

      g_string_append_printf (text, " %s", word);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * way_record_condition_get_part:
 * @self: a condition
 * @place: a number from 0
 *
 * What is shown of a condition, and taken away from it, is one of its values; without values it is
 * the whole.
 *
 * Returns: (transfer none) (nullable): the value, empty for the whole; NULL after the last one
 */
const char *
way_record_condition_get_part (const WayRecordCondition *self,
                               int                       place)
{
  if (self->values[0] == NULL)
    return place == 0 ? "" : NULL;

  return self->values[place];
}

/**
 * way_record_condition_dup_value_name:
 * @self: a condition
 * @place: which part of it, of a condition with values
 *
 * Returns: (transfer full): what a person reads of the value alone
 */
char *
way_record_condition_dup_value_name (const WayRecordCondition *self,
                                     int                       place)
{
  const char *value = way_record_condition_get_part (self, place);

  if (self->subject == NULL)
    return g_strdup (self->source);
  if (self->names != NULL)
    return g_strdup (self->names[place]);
  if (*value == '\0')
    return g_strdup (_ ("not set"));

  return way_field_format (self->subject->field, value);
}

/**
 * way_record_condition_describe:
 * @self: a condition
 * @place: which part of it
 *
 * Returns: (transfer full): what a person reads, for example “Employees: at least 500”
 */
char *
way_record_condition_describe (const WayRecordCondition *self,
                               int                       place)
{
  g_autofree char *text = NULL;
  const char      *label;
  const char      *value = way_record_condition_get_part (self, place);

  if (self->subject == NULL)
    return g_strdup (self->source);
  label = _ (self->subject->field->label);
  if (self->relation == WAY_RECORD_FILLED)
    /* TRANSLATORS: a field that has any value, for example Website: set */
    return g_strdup_printf (_ ("%s: set"), label);
  if (*value == '\0')
    /* TRANSLATORS: a field that has no value, for example Tier: not set */
    return g_strdup_printf (_ ("%s: not set"), label);
  text = way_record_condition_dup_value_name (self, place);
  switch (self->relation)
    {
    case WAY_RECORD_CONTAINS:
      /* TRANSLATORS: the name of a field and what is written somewhere in it */
      return g_strdup_printf (_ ("%s: contains “%s”"), label, text);
    case WAY_RECORD_AT_LEAST:
      /* TRANSLATORS: the name of a field and a number, for example Employees: at least 500 */
      return g_strdup_printf (_ ("%s: at least %s"), label, text);
    case WAY_RECORD_AT_MOST:
      /* TRANSLATORS: the name of a field and a number, for example Employees: at most 500 */
      return g_strdup_printf (_ ("%s: at most %s"), label, text);
    case WAY_RECORD_BEFORE:
      /* TRANSLATORS: the name of a field and a date, for example Renewal: before 1 Jan 2027 */
      return g_strdup_printf (_ ("%s: before %s"), label, text);
    case WAY_RECORD_AFTER:
      /* TRANSLATORS: the name of a field and a date, for example Renewal: after 1 Jan 2027 */
      return g_strdup_printf (_ ("%s: after %s"), label, text);
    case WAY_RECORD_NO_WORDS:
      /* TRANSLATORS: the name of a field and what does not stand there */
      return g_strdup_printf (_ ("%s: not %s"), label, text);
    case WAY_RECORD_ANY:
    case WAY_RECORD_FILLED:
    case WAY_RECORD_WORDS:
    case WAY_N_RECORD_RELATIONS:
      break;
    }

  /* TRANSLATORS: the name of a field and what stands there */
  return g_strdup_printf (_ ("%s: %s"), label, text);
}

/* Whether one of several values is enough; a limit is only one. */
static gboolean
takes_several (WayRecordRelation relation)
{
  return relation == WAY_RECORD_ANY || relation == WAY_RECORD_CONTAINS || relation == WAY_RECORD_WORDS || relation == WAY_RECORD_NO_WORDS;
}

/**
 * way_record_condition_join:
 * @self: a condition
 * @other: (nullable): one with the same subject and relation
 *
 * Returns: (transfer full): a condition that asks for what both do; a limit is that of @self
 */
WayRecordCondition *
way_record_condition_join (const WayRecordCondition *self,
                           const WayRecordCondition *other)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  WayRecordCondition *both;
  int                 i;

  if (other == NULL || !takes_several (self->relation))
    return way_record_condition_copy (self);
  g_strv_builder_addv (values, (const char **)other->values);
  if (other->names != NULL)
    g_strv_builder_addv (names, (const char **)other->names);
  for (i = 0; self->values[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *)other->values, self->values[i]))
      {
        g_strv_builder_add (values, self->values[i]);
        if (self->names != NULL)
          g_strv_builder_add (names, self->names[i]);
      }
  both = way_record_condition_new (self->subject, self->relation, NULL);
  g_strfreev (both->values);
  both->values = g_strv_builder_end (values);
  both->names = self->names != NULL ? g_strv_builder_end (names) : NULL;

  return both;
}

/**
 * way_record_condition_without:
 * @self: a condition
 * @place: which part of it
 *
 * Returns: (transfer full) (nullable): the condition without the part; NULL when nothing is left
 */
WayRecordCondition *
way_record_condition_without (const WayRecordCondition *self,
                              int                       place)
{
  WayRecordCondition *rest;
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  int i;

  if (self->values[0] == NULL || self->values[1] == NULL)
    return NULL;
  for (i = 0; self->values[i] != NULL; i++)
    if (i != place)
      {
        g_strv_builder_add (values, self->values[i]);
        if (self->names != NULL)
          g_strv_builder_add (names, self->names[i]);
      }
  rest = way_record_condition_new (self->subject, self->relation, NULL);
  g_strfreev (rest->values);
  rest->values = g_strv_builder_end (values);
  rest->names = self->names != NULL ? g_strv_builder_end (names) : NULL;

  return rest;
}
