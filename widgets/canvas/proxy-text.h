/* proxy-text.h - what a screen reader says about a box */
#pragma once

#include "widgets/canvas/canvas-proxy.h"

void way_proxy_text_update (WayCanvasProxy *proxy,
                            WayLayout      *layout,
                            const WayBox   *box,
                            int             place,
                            int             count);
