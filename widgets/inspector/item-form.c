/* item-form.c - all that can be said about one item */
#include "config.h"

#include "widgets/inspector/item-form.h"

#include <glib/gi18n.h>

#include "journeys/model/comments.h"
#include "journeys/model/shared-values.h"
#include "journeys/records/links.h"
#include "widgets/inspector/children-section.h"
#include "widgets/inspector/emotion-section.h"
#include "widgets/inspector/field-row.h"
#include "widgets/inspector/job-hints.h"
#include "widgets/inspector/job-section.h"
#include "widgets/inspector/link-section.h"
#include "widgets/inspector/outcomes-section.h"
#include "widgets/inspector/records-section.h"

typedef struct
{
  WayHistory *history;
  WayRecords *records;
  WaySubject *subject;
  gboolean    inner; /* within a row of another item */
  GtkWidget  *box;
  GtkWidget  *pair; /* of short rows, with room for one more; or NULL */
} Form;

static void
add_heading (Form       *form,
             const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "section");
  gtk_box_append (GTK_BOX (form->box), label);
  form->pair = NULL;
}

/* Short rows stand side by side, two in a line. */
static void
add_field (Form           *form,
           const WayField *field)
{
  GtkWidget *row = way_field_row_new_for_subject (form->history, form->subject, field, form->records);

  if (!way_field_row_is_short (field))
    {
      form->pair = NULL;
      gtk_box_append (GTK_BOX (form->box), row);
      return;
    }
  gtk_widget_set_hexpand (row, TRUE);
  if (form->pair != NULL)
    {
      gtk_box_append (GTK_BOX (form->pair), row);
      form->pair = NULL;
      return;
    }
  form->pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_set_homogeneous (GTK_BOX (form->pair), TRUE);
  gtk_box_append (GTK_BOX (form->pair), row);
  gtk_box_append (GTK_BOX (form->box), form->pair);
}

static void
add_emotions (Form       *form,
              const char *step_id)
{
  WayItem *step = way_map_find (way_history_get_map (form->history), step_id);

  if (step == NULL || way_item_get_kind (step) != WAY_KIND_STEP)
    return;
  form->pair = NULL;
  gtk_box_append (GTK_BOX (form->box), way_emotion_section_new (form->history, step));
}

/* What is drawn and edited on the canvas, or has views of its own, is not a list here. */
static gboolean
has_section (WayKind kind,
             int     slot)
{
  if (slot == way_comments_get_slot (kind))
    return FALSE;
  switch ((int)kind)
    {
    case WAY_KIND_MAP:
      return slot == WAY_MAP_SCALE || slot == WAY_MAP_CHANNELS || slot == WAY_MAP_CHAINS || slot == WAY_MAP_VOTE_ROUNDS || slot == WAY_MAP_SCORING_ROUNDS || slot == WAY_MAP_WORKSHOPS;
    case WAY_KIND_STAGE:
      return slot != WAY_STAGE_STEPS;
    case WAY_KIND_STEP:
      return slot != WAY_STEP_EMOTIONS;
    default:
      return TRUE;
    }
}

static void
add_widget (Form      *form,
            GtkWidget *widget)
{
  form->pair = NULL;
  gtk_box_append (GTK_BOX (form->box), widget);
}

/* What stands below a field and is not one. */
static void
add_below (Form           *form,
           WayItem        *item,
           const WayField *field)
{
  WayKind kind = way_item_get_kind (item);

  if ((kind == WAY_KIND_JOB_LINK || kind == WAY_KIND_JOB) && (field->flags & WAY_FIELD_NAME))
    add_widget (form, way_job_hints_new (form->history, item));
  if (kind == WAY_KIND_JOB_CARD && !form->inner && g_str_equal (field->name, "job"))
    add_widget (form, way_job_section_new (form->history, item, form->records));
}

/**
 * way_item_form_new:
 * @history: the history of the map
 * @item: an item of it
 * @records: (nullable): the records, for fields that refer to them
 * @inner: whether the form stands within the form of another item
 *
 * Returns: (transfer floating): a box of rows
 */
GtkWidget *
way_item_form_new (WayHistory *history,
                   WayItem    *item,
                   WayRecords *records,
                   gboolean    inner)
{
  const WayKindInfo *info = way_item_get_info (item);
  gboolean           is_card = way_kind_is_card (info->kind);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (WaySubject) subject = NULL;
  Form     form = { history, records, NULL, inner, gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), NULL };
  WayKind  kind;
  gboolean linked = FALSE;
  int      i;

  g_ptr_array_add (items, item);
  form.subject = subject = way_subject_new (items);

  gtk_widget_add_css_class (form.box, "form");
  if (way_links_get_record_kind (info->kind, &kind))
    add_widget (&form, way_link_section_new (history, item, records));
  for (i = 0; i < info->n_fields; i++)
    {
      const WayField *field = &info->fields[i];

      if (field->flags & WAY_FIELD_HIDDEN)
        continue;
      /* Whom and what a map is about is a part of its basics. */
      if (field->group != NULL && info->kind == WAY_KIND_MAP && !linked)
        {
          add_widget (&form, way_records_section_new (history, records));
          linked = TRUE;
        }
      if (field->group != NULL && !inner)
        add_heading (&form, _ (field->group));
      /* What every card ends with begins with its note; emotions belong before that. */
      if (is_card && !inner && g_str_equal (field->name, "note"))
        add_emotions (&form, way_item_get_text (item, "step"));
      add_field (&form, field);
      add_below (&form, item, field);
    }
  form.pair = NULL;

  if (info->kind == WAY_KIND_STEP)
    add_emotions (&form, way_item_get_id (item));
  if (!inner && (is_card || info->kind == WAY_KIND_STEP))
    gtk_box_append (GTK_BOX (form.box), way_outcomes_section_new (way_history_get_map (history), item));
  for (i = 0; i < info->n_slots; i++)
    if (has_section (info->kind, i))
      gtk_box_append (GTK_BOX (form.box), way_children_section_new (history, item, i, records));

  return form.box;
}

/* What makes one thing that thing: nobody wants to give it to many by a slip of the hand. */
static gboolean
is_its_own (const WayField *field)
{
  return (field->flags & (WAY_FIELD_HIDDEN | WAY_FIELD_NAME)) != 0 || g_str_has_prefix (field->name, "picture");
}

/**
 * way_item_form_new_for_subject:
 * @history: the history of the map
 * @subject: several items of it
 * @records: (nullable): the records, for fields that refer to them
 *
 * Returns: (transfer floating): a box of rows for the fields that all share, names left out
 */
GtkWidget *
way_item_form_new_for_subject (WayHistory *history,
                               WaySubject *subject,
                               WayRecords *records)
{
  Form form = { history, records, subject, FALSE, gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), NULL };
  g_autoptr (GPtrArray) items = way_subject_list (subject, way_history_get_map (history));
  g_autoptr (GPtrArray) fields = way_shared_values_list_fields (items);
  const char *group = NULL;
  guint       i, n = 0;

  gtk_widget_add_css_class (form.box, "form");
  for (i = 0; i < fields->len; i++)
    {
      const WayField *field = g_ptr_array_index (fields, i);

      if (field->group != NULL)
        group = field->group;
      if (is_its_own (field))
        continue;
      if (group != NULL)
        add_heading (&form, _ (group));
      group = NULL;
      add_field (&form, field);
      n++;
    }
  if (n == 0)
    {
      GtkWidget *label = gtk_label_new (_ ("They have no field in common."));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_box_append (GTK_BOX (form.box), label);
    }

  return form.box;
}
