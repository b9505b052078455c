/* strip-entry.c - what is typed: marks in colour, completion, earlier lines */
#include "config.h"

#include "widgets/capture/strip-private.h"
#include "widgets/shared/place-words.h"

#include <string.h>

#include <glib/gi18n.h>

#define MOST_LINES 200
#define LEAST_STATEMENT 3 /* letters, before jobs that are known are offered */

char *
way_capture_strip_dup_text (WayCaptureStrip *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (WAY_IS_CAPTURE_STRIP (self), NULL);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

gboolean
way_strip_is_empty (WayCaptureStrip *self)
{
  return gtk_text_buffer_get_char_count (self->buffer) == 0;
}

void
way_strip_set_text (WayCaptureStrip *self,
                    const char      *text)
{
  GtkTextIter end;

  gtk_text_buffer_set_text (self->buffer, text, -1);
  gtk_text_buffer_get_end_iter (self->buffer, &end);
  gtk_text_buffer_place_cursor (self->buffer, &end);
}

gboolean
way_strip_caret_is_at_end (WayCaptureStrip *self)
{
  GtkTextIter caret;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &caret, gtk_text_buffer_get_insert (self->buffer));

  return gtk_text_iter_is_end (&caret);
}

/* What something is to be taken off while a minus stands at the beginning. */
static const char *
get_taken_from (WayCaptureStrip *self)
{
  GtkTextIter start;

  gtk_text_buffer_get_start_iter (self->buffer, &start);

  return gtk_text_iter_get_char (&start) == '-' ? self->last_id : NULL;
}

/* Reads what is typed, or the beginning of it, as it lands. */
WayCaptured *
way_strip_read (WayCaptureStrip *self,
                const char      *text)
{
  return way_completion_read (WAY_COMPLETION (self->completion), text, get_taken_from (self));
}

/* Marks are seen while they are typed. */

static void
show_marks (WayCaptureStrip *self,
            const char      *text)
{
  g_autoptr (WayCaptured) captured = way_strip_read (self, text);
  GtkTextIter start, end;
  guint       i;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_all_tags (self->buffer, &start, &end);
  for (i = 0; i < captured->marks->len; i++)
    {
      WayMark *mark = &g_array_index (captured->marks, WayMark, i);

      gtk_text_buffer_get_iter_at_offset (self->buffer, &start, g_utf8_strlen (text, mark->start));
      gtk_text_buffer_get_iter_at_offset (self->buffer, &end, g_utf8_strlen (text, mark->end));
      gtk_text_buffer_apply_tag (self->buffer, self->tags[mark->type], &start, &end);
    }
}

/* Completion: of the word of a mark, or of the statement of a job. */
typedef struct
{
  WayMarkType type;
  gboolean    statement;
  int         at; /* where the mark begins, in bytes */
  GtkTextIter start;
  GtkTextIter caret;
} Place;

/* Whether all that is typed is the statement of a job, which may be known already. */
static gboolean
is_statement (WayCaptureStrip *self,
              const char      *text)
{
  g_autoptr (WayCaptured) captured = way_strip_read (self, text);
  WayLanding landing;

  way_strip_fill_landing (self, &landing);

  return captured->type == WAY_CAPTURED_CARD && captured->kind == WAY_N_KINDS && captured->marks->len == 0 && captured->note == NULL &&
         g_utf8_strlen (captured->title, -1) >= LEAST_STATEMENT && way_landing_get_kind (&landing, captured) == WAY_KIND_JOB_CARD;
}

static gboolean
find_word (WayCaptureStrip *self,
           Place           *place,
           char           **word)
{
  g_autofree char *text = NULL;
  GtkTextIter      first;

  gtk_text_buffer_get_start_iter (self->buffer, &first);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &place->caret, gtk_text_buffer_get_insert (self->buffer));
  text = gtk_text_buffer_get_text (self->buffer, &first, &place->caret, FALSE);
  place->statement = FALSE;
  if (way_captured_find_word (text, strlen (text), &place->type, &place->at, word))
    {
      gtk_text_buffer_get_iter_at_offset (self->buffer, &place->start, g_utf8_strlen (text, place->at));
      return TRUE;
    }
  if (!gtk_text_iter_is_end (&place->caret) || !is_statement (self, text))
    return FALSE;
  place->statement = TRUE;
  place->type = WAY_MARK_JOB;
  place->start = first;
  *word = g_strstrip (g_strdup (text));

  return TRUE;
}

/* The list goes on from the mark as the line is read. */
static gboolean
is_right_to_left (WayCaptureStrip   *self,
                  const GtkTextIter *caret)
{
  GtkTextIter      start = *caret;
  g_autofree char *line = NULL;

  gtk_text_iter_set_line_offset (&start, 0);
  line = gtk_text_iter_get_text (&start, caret);

  return way_place_words_go_left (self->view, line);
}

static void
update_completion (WayCaptureStrip *self)
{
  Place            place;
  GdkRectangle     at;
  g_autofree char *word = NULL;

  if (!gtk_widget_has_focus (self->view) || self->offer != WAY_STRIP_OFFERS_NOTHING || !find_word (self, &place, &word))
    {
      way_completion_hide (WAY_COMPLETION (self->completion));
      return;
    }
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->view), &place.start, &at);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET, at.x, at.y, &at.x, &at.y);
  at.width = 1;
  gtk_widget_set_halign (self->completion, is_right_to_left (self, &place.caret) ? GTK_ALIGN_END : GTK_ALIGN_START);
  way_completion_show (WAY_COMPLETION (self->completion), place.type, word, get_taken_from (self), &at);
}

static void
write_word (WayCaptureStrip *self,
            const char      *word)
{
  Place            place;
  g_autofree char *typed = NULL;
  g_autofree char *mark = NULL;
  g_autofree char *text = NULL;

  if (!find_word (self, &place, &typed))
    return;
  mark = place.statement ? way_captured_escape (word, TRUE) : way_captured_write_word (place.type, word);
  text = g_strconcat (mark, " ", NULL);
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete (self->buffer, &place.start, &place.caret);
  gtk_text_buffer_insert (self->buffer, &place.start, text, -1);
  gtk_text_buffer_end_user_action (self->buffer);
  way_completion_hide (WAY_COMPLETION (self->completion));
}

/* Writes the word that is chosen, or the first one. */
gboolean
way_strip_complete (WayCaptureStrip *self)
{
  g_autofree char *word = NULL;

  if (!way_completion_is_shown (WAY_COMPLETION (self->completion)))
    return FALSE;
  word = g_strdup (way_completion_take (WAY_COMPLETION (self->completion)));
  if (word == NULL)
    return FALSE;
  write_word (self, word);

  return TRUE;
}

/* What is typed of a name at the caret, where a list goes on with it although it would land as less: "@Buyer t" as
 * the buyer and a word; or NULL. */
char *
way_strip_dup_begun (WayCaptureStrip *self)
{
  g_autofree char *text = way_capture_strip_dup_text (self);
  g_autoptr (WayCaptured) captured = way_strip_read (self, text);
  g_autofree char *word = NULL;
  Place            place;
  guint            i;

  if (!way_completion_is_shown (WAY_COMPLETION (self->completion)) || !find_word (self, &place, &word) || place.statement ||
      text[place.at + 1] == '"' || strchr (g_strchomp (word), ' ') == NULL)
    return NULL;
  while (g_ascii_ispunct (word[strlen (word) - 1]) || word[strlen (word) - 1] == ' ')
    word[strlen (word) - 1] = '\0';
  for (i = 0; i < captured->marks->len; i++)
    {
      const WayMark *mark = &g_array_index (captured->marks, WayMark, i);

      /* What is taken off begins with a minus. */
      if (mark->start <= place.at && mark->end > place.at + (int)strlen (word))
        return NULL;
    }

  return g_steal_pointer (&word);
}

/* A beginning that several have: the first of them is proposed, and Enter does not land yet. */
gboolean
way_strip_asks_who (WayCaptureStrip *self)
{
  g_autofree char *text = way_capture_strip_dup_text (self);
  g_autoptr (WayCaptured) captured = way_strip_read (self, text);
  g_autofree char *begun = way_strip_dup_begun (self);
  g_autofree char *word = NULL;
  Place            place;

  if (!way_completion_is_shown (WAY_COMPLETION (self->completion)) || captured->type != WAY_CAPTURED_CARD ||
      !find_word (self, &place, &word) || place.statement || *word == '\0' || way_captured_is_exact (captured, word) ||
      (begun == NULL && !way_strip_is_torn (self, place.type, word)) || !way_completion_move (WAY_COMPLETION (self->completion), 1))
    return FALSE;
  way_strip_tell (self, _ ("Which one? Enter takes it, Esc leaves what is typed"));

  return TRUE;
}

static void
changed_cb (WayCaptureStrip *self)
{
  g_autofree char *text = way_capture_strip_dup_text (self);

  show_marks (self, text);
  self->told = FALSE;
  /* A name for the step that is offered; what was typed before is for a card. */
  if (self->offer == WAY_STRIP_OFFERS_STEP && *text == '\0')
    self->step_named = TRUE;
  update_completion (self);
  way_strip_update (self);
}

/* More names are known than a moment ago. */
static void
answered_cb (WayCaptureStrip *self)
{
  g_autofree char *text = way_capture_strip_dup_text (self);

  show_marks (self, text);
  way_strip_update (self);
}

static void
preedit_cb (WayCaptureStrip *self,
            const char      *preedit)
{
  self->in_preedit = preedit != NULL && *preedit != '\0';
}

static void
focus_left_cb (WayCaptureStrip *self)
{
  self->in_preedit = FALSE;
  way_completion_hide (WAY_COMPLETION (self->completion));
}

/* Earlier lines, as in a shell. */

void
way_strip_remember (WayCaptureStrip *self,
                    const char      *text)
{
  const char *last = self->lines->len > 0 ? g_ptr_array_index (self->lines, self->lines->len - 1) : NULL;

  if (g_strcmp0 (last, text) != 0)
    g_ptr_array_add (self->lines, g_strdup (text));
  if (self->lines->len > MOST_LINES)
    g_ptr_array_remove_index (self->lines, 0);
  self->line = self->lines->len;
  g_clear_pointer (&self->draft, g_free);
}

/* Within a text of several lines the caret moves first. */
static gboolean
moves_caret (WayCaptureStrip *self,
             int              by)
{
  GtkTextIter caret;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &caret, gtk_text_buffer_get_insert (self->buffer));

  return by < 0 ? gtk_text_view_backward_display_line (GTK_TEXT_VIEW (self->view), &caret)
                : gtk_text_view_forward_display_line (GTK_TEXT_VIEW (self->view), &caret) && !gtk_text_iter_is_end (&caret);
}

gboolean
way_strip_recall (WayCaptureStrip *self,
                  int              by)
{
  int to = self->line + by;

  if (moves_caret (self, by))
    return FALSE;
  if (to < 0 || to > (int)self->lines->len)
    return TRUE;
  if (self->line == (int)self->lines->len)
    {
      g_free (self->draft);
      self->draft = way_capture_strip_dup_text (self);
    }
  self->line = to;
  way_strip_set_text (self, to < (int)self->lines->len ? g_ptr_array_index (self->lines, to) : (self->draft != NULL ? self->draft : ""));

  return TRUE;
}

/**
 * way_capture_strip_dup_draft:
 * @self: a strip
 *
 * Returns: (transfer full): what is typed and not on the map; an earlier line that is only looked at is on it already,
 *   and what was typed before that waits. "" for nothing
 */
char *
way_capture_strip_dup_draft (WayCaptureStrip *self)
{
  g_autofree char *text = way_capture_strip_dup_text (self);
  const char      *earlier = self->line < (int)self->lines->len ? g_ptr_array_index (self->lines, self->line) : NULL;
  const char      *waiting = earlier != NULL && self->draft != NULL ? self->draft : "";

  if (earlier != NULL && g_str_equal (text, earlier))
    return g_strdup (waiting);

  return *waiting != '\0' ? g_strconcat (waiting, "\n", text, NULL) : g_steal_pointer (&text);
}

/**
 * way_capture_strip_take_draft:
 * @self: a strip
 *
 * Returns: (transfer full): the same, which stands in the strip no more
 */
char *
way_capture_strip_take_draft (WayCaptureStrip *self)
{
  char *draft = way_capture_strip_dup_draft (self);

  self->line = self->lines->len;
  g_clear_pointer (&self->draft, g_free);
  if (!way_strip_is_empty (self))
    way_strip_set_text (self, "");

  return draft;
}

/**
 * way_capture_strip_bring_back:
 * @self: a strip
 * @draft: what was typed earlier
 *
 * Opens the strip with it, below what stands there already.
 */
void
way_capture_strip_bring_back (WayCaptureStrip *self,
                              const char      *draft)
{
  g_autofree char *there = NULL;
  g_autofree char *text = NULL;

  if (self->history == NULL)
    return;
  way_capture_strip_open (self);
  there = way_capture_strip_dup_text (self);
  text = *there != '\0' ? g_strconcat (there, "\n", draft, NULL) : g_strdup (draft);
  way_strip_set_text (self, text);
}

static void
make_tags (WayCaptureStrip *self)
{
  static const char *const grounds[] = {
    [WAY_MARK_KIND] = "rgba(224,27,36,0.25)",
    [WAY_MARK_WHO] = "rgba(145,65,172,0.25)",
    [WAY_MARK_TAG] = "rgba(53,132,228,0.25)",
    [WAY_MARK_CHANNEL] = "rgba(38,162,105,0.3)",
    [WAY_MARK_JOB] = "rgba(230,97,0,0.25)",
    [WAY_MARK_LITERAL] = "rgba(119,118,123,0.3)",
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (grounds); i++)
    self->tags[i] = gtk_text_buffer_create_tag (self->buffer, NULL, "background", grounds[i], "weight",
                                                i == WAY_MARK_LITERAL ? PANGO_WEIGHT_NORMAL : PANGO_WEIGHT_SEMIBOLD, NULL);
}

/* A text view that the desktop turned dark behind keeps the colours of before. */
static void
mapped_cb (GtkWidget *view)
{
  gtk_widget_add_css_class (view, "shown");
}

static void
unmapped_cb (GtkWidget *view)
{
  gtk_widget_remove_css_class (view, "shown");
}

void
way_strip_init_entry (WayCaptureStrip *self)
{
  GtkWidget          *scroller = gtk_scrolled_window_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->field = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->field, "field");
  gtk_widget_set_valign (self->field, GTK_ALIGN_CENTER);
  self->icon = gtk_image_new ();
  gtk_widget_set_valign (self->icon, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->field), self->icon);

  self->view = gtk_text_view_new ();
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Type a card"), -1);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 64);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_box_append (GTK_BOX (self->field), scroller);
  make_tags (self);

  self->completion = way_completion_new ();
  gtk_widget_set_parent (self->completion, self->view);
  g_signal_connect_object (self->completion, "accepted", G_CALLBACK (write_word), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->completion, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);

  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self->view, "map", G_CALLBACK (mapped_cb), NULL);
  g_signal_connect (self->view, "unmap", G_CALLBACK (unmapped_cb), NULL);
  g_signal_connect_object (self->view, "preedit-changed", G_CALLBACK (preedit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->view, focus);
  way_strip_init_pasting (self);
}
